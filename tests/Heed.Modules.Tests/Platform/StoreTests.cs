using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Ledger;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Platform;

public sealed class StoreTests
{
    private static readonly LedgerEvent Something = new("thing.changed", "thing", Guid.Parse("01900000-0000-7000-8000-000000000001"), 1, new { from = 1 });

    [Theory, OnEveryEngine]
    public async Task Many_writers_at_once_leave_a_ledger_without_gaps_or_doubles(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using var node = await TestNode.StartAsync(store);
        await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => node.WriteAsync(unit =>
        {
            unit.Append(Something);
            unit.Append(Something);
            return unit.NextNumber("things");
        })));

        var rows = await node.Get<LedgerBook>().AfterAsync(TestNode.Workspace, 0, 1_000, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 800).Select(i => (long)i), rows.Select(r => r.Seq));
        Assert.Equal(new Cursor(1, 800), (await node.Get<LedgerBook>().HeadAsync(TestNode.Workspace, CancellationToken.None)).Head);
        Assert.Equal(400, await node.NumberAsync($"select value from platform_counters where name = {"things"}"));
    }

    [Theory, OnEveryEngine]
    public async Task A_unit_that_fails_after_writing_fails_alone(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using var node = await TestNode.StartAsync(store);
        var writes = Enumerable.Range(0, 100).Select(i => node.WriteAsync(unit =>
        {
            var number = unit.NextNumber("things");
            unit.Append(Something);
            return i % 10 == 3 ? throw new ConflictRefusal("guilty", "This one.") : number;
        })).ToList();
        await Task.WhenAll(writes.Select(w => w.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(10, writes.Count(w => w.Exception?.InnerException is ConflictRefusal));
        Assert.Equal(Enumerable.Range(1, 90).Select(i => (long)i), writes.Where(w => w.IsCompletedSuccessfully).Select(w => w.GetAwaiter().GetResult()).Order());
        Assert.Equal(90, await node.NumberAsync($"select count(*) from platform_ledger"));
    }

    [Theory, OnEveryEngine]
    public async Task What_cannot_be_committed_is_not_acknowledged_and_leaves_nothing(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using var node = await TestNode.StartAsync(store);
        await node.WriteAsync(unit => unit.NextNumber("things"));
        node.Core.BeforeCommit = () => throw new InvalidOperationException("power cut");
        await Assert.ThrowsAsync<InvalidOperationException>(() => node.WriteAsync(unit =>
        {
            unit.Append(Something);
            return unit.NextNumber("things");
        }));

        node.Core.BeforeCommit = null;
        Assert.Equal(0, await node.NumberAsync($"select count(*) from platform_ledger"));
        Assert.Equal(2, await node.WriteAsync(unit => unit.NextNumber("things")));
    }

    [Theory, OnEveryEngine]
    public async Task A_keyed_write_sent_fifty_times_and_again_after_a_restart_happens_once(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using (var node = await TestNode.StartAsync(store))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => node.WriteAsync(Send, "key-1")));
            Assert.Equal([1L], answers.Distinct());
        }

        await using var again = await TestNode.StartAsync(store);
        Assert.Equal(1, await again.WriteAsync(Send, "key-1"));
        Assert.Equal(2, await again.WriteAsync(Send, "key-2"));
        Assert.Equal(2, await again.NumberAsync($"select count(*) from platform_ledger"));

        static long Send(Unit unit)
        {
            unit.Append(Something);
            return unit.NextNumber("messages");
        }
    }

    [Theory, OnEveryEngine]
    public async Task Nothing_can_be_saved_past_the_lane(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using var node = await TestNode.StartAsync(store);
        using var session = node.Store.Read();
        Assert.Throws<InvalidOperationException>(() => session.Db.SaveChanges());
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.Db.SaveChangesAsync());
    }
}
