using System.Text;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Ledger;
using Heed.Platform.Ownership;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Modules.Tests.Platform;

/// <summary>Two nodes on one PostgreSQL, and the single process.</summary>
public sealed class OwnershipTests
{
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    [InlineData(5, 4)]
    [InlineData(3, 64)]
    public void Shards_are_shared_out_evenly_and_completely(int nodes, int shards)
    {
        var names = Enumerable.Range(0, nodes).Select(i => $"n{i}").ToList();
        var shares = names.Select(n => LeasedOwnership.Share(names, n, shards)).ToList();
        Assert.Equal(shards, shares.Sum());
        Assert.InRange(shares.Max() - shares.Min(), 0, 1);
    }

    [Theory, OnEveryEngine]
    public async Task One_node_owns_everything_and_its_fence_rises_with_each_start(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        long first;
        await using (var node = await TestNode.StartAsync(store))
        {
            await OwnsAllAsync(node, TimeSpan.FromSeconds(5));
            first = node.Ownership.Fence(0)!.Value;
        }

        await using var again = await TestNode.StartAsync(store);
        await OwnsAllAsync(again, TimeSpan.FromSeconds(5));
        Assert.True(again.Ownership.Fence(0) > first);
    }

    [Fact]
    public async Task Two_nodes_share_the_shards_and_a_stopped_one_hands_over_at_once()
    {
        await using var store = await EngineFixture.StartAsync(TestEngine.Postgres);
        await using var a = await TestNode.StartAsync(store, "a");
        await OwnsAllAsync(a, TimeSpan.FromSeconds(5));
        await using (var b = await TestNode.StartAsync(store, "b"))
        {
            await Eventually.TrueAsync(() => a.Owned.Count() == 2 && b.Owned.Count() == 2, TimeSpan.FromSeconds(10), "two shards each");
            Assert.Empty(a.Owned.Intersect(b.Owned));
        }

        await OwnsAllAsync(a, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_killed_node_is_replaced_and_no_timer_fires_twice()
    {
        await using var store = await EngineFixture.StartAsync(TestEngine.Postgres);
        await using var a = await TestNode.StartAsync(store, "a", more: s => s.AddSingleton<ITimerHandler, CountingTimer>());
        await using var b = await TestNode.StartAsync(store, "b", more: s => s.AddSingleton<ITimerHandler, CountingTimer>());
        await Eventually.TrueAsync(() => a.Owned.Count() == 2 && b.Owned.Count() == 2, TimeSpan.FromSeconds(10), "two shards each");
        var keys = Enumerable.Range(0, 200).Select(_ => Ids.New(TimeProvider.System.GetUtcNow())).ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            var (key, due) = (keys[i], TimeSpan.FromMilliseconds(i * 20));
            await b.Store.WriteAsync(Scope.System(new WorkspaceId(i % 8)), unit => unit.SetTimer(CountingTimer.Name, key, unit.Now + due), CancellationToken.None);
        }

        await a.KillAsync();
        var took = await OwnsAllAsync(b, TakeOver);
        TestContext.Current.SendDiagnosticMessage($"taken over after {took.TotalSeconds:0.0} s");
        await Eventually.TrueAsync(async () => await b.NumberAsync($"select count(*) from platform_timers") == 0, TimeSpan.FromSeconds(10), "all timers fired");
        Assert.Equal(keys.Count, await b.NumberAsync($"select count(*) from platform_counters where name like 'fired-%'"));
        Assert.Equal(1, await b.NumberAsync($"select max(value) from platform_counters where name like 'fired-%'"));
    }

    [Fact]
    public async Task A_paused_owners_late_write_rolls_back_and_it_reacts_no_more()
    {
        await using var store = await EngineFixture.StartAsync(TestEngine.Postgres);
        var time = new PausableTime();
        await using var a = await TestNode.StartAsync(store, "a", time);
        await OwnsAllAsync(a, TimeSpan.FromSeconds(5));
        var shard = TestNode.Workspace.Value % a.Ownership.Shards;
        var stale = a.Ownership.Fence(shard)!.Value;
        time.Pause();
        await using var b = await TestNode.StartAsync(store, "b");
        await OwnsAllAsync(b, TakeOver);

        // Its clock stands still, so it still believes.
        Assert.Equal(stale, a.Ownership.Fence(shard));
        await Assert.ThrowsAsync<LostOwnershipException>(() => ReactAsync(a, stale));
        Assert.Equal(0, await b.NumberAsync($"select count(*) from platform_counters where name = 'reaction'"));
        await ReactAsync(b, b.Ownership.Fence(shard)!.Value);
        Assert.Equal(1, await b.NumberAsync($"select value from platform_counters where name = 'reaction'"));

        time.Resume();
        Assert.Null(a.Ownership.Fence(shard));
        await Eventually.TrueAsync(() => a.Owned.Count() == 2 && b.Owned.Count() == 2, TakeOver, "the woken node gets its share again");
        Assert.Empty(a.Owned.Intersect(b.Owned));
    }

    [Fact]
    public async Task A_commit_on_one_node_wakes_the_other()
    {
        await using var store = await EngineFixture.StartAsync(TestEngine.Postgres);
        await using var a = await TestNode.StartAsync(store, "a");
        await using var b = await TestNode.StartAsync(store, "b");
        var signal = b.Get<LedgerSignal>();
        await HearsAsync(a, b);
        for (var seq = 1; seq <= 20; seq++)
        {
            await a.WriteAsync(unit =>
            {
                unit.Append(new LedgerEvent("thing.changed", "thing", Ids.New(unit.Now)));
                return true;
            });
            var head = new Cursor(1, seq);
            await Eventually.TrueAsync(() => signal.Head(TestNode.Workspace) == head, TimeSpan.FromSeconds(2), "the other node knows the head");
        }
    }

    [Theory, OnEveryEngine]
    public async Task What_is_said_on_the_bus_is_heard_here_and_elsewhere(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using var a = await TestNode.StartAsync(store, "a");
        TestNode? b = null;
        if (engine == TestEngine.Postgres) await HearsAsync(a, b = await TestNode.StartAsync(store, "b"));
        var heard = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var here = a.Get<INodeBus>().Subscribe("typing", json => heard.Enqueue("a " + Encoding.UTF8.GetString(json)));
        using var there = b?.Get<INodeBus>().Subscribe("typing", json => heard.Enqueue("b " + Encoding.UTF8.GetString(json)));
        a.Get<INodeBus>().Publish("typing", """{"text":"您好，请稍等"}"""u8.ToArray());
        await Eventually.TrueAsync(() => heard.Count == (b is null ? 1 : 2), TimeSpan.FromSeconds(3), "heard once on each node");
        Assert.All(heard, h => Assert.Contains("您好，请稍等", h, StringComparison.Ordinal));
        var longest = Encoding.ASCII.GetBytes("\"" + new string('x', 7_898) + "\"");
        a.Get<INodeBus>().Publish("typing", longest);
        await Eventually.TrueAsync(() => heard.Count == (b is null ? 2 : 4), TimeSpan.FromSeconds(3), "the longest message passes");
        Assert.Throws<ArgumentOutOfRangeException>(() => a.Get<INodeBus>().Publish("typing", new byte[7_901]));
        if (b is not null) await b.DisposeAsync();
    }

    private static Task<TimeSpan> OwnsAllAsync(TestNode node, TimeSpan within) =>
        Eventually.TrueAsync(() => node.Owned.Count() == node.Ownership.Shards, within, "all shards owned");

    /// <summary>Waits until b listens to a.</summary>
    private static async Task HearsAsync(TestNode a, TestNode b)
    {
        var heard = false;
        using var probe = b.Get<INodeBus>().Subscribe("probe", _ => heard = true);
        await Eventually.TrueAsync(
            () =>
            {
                a.Get<INodeBus>().Publish("probe", "{}"u8.ToArray());
                return heard;
            },
            TimeSpan.FromSeconds(5), "the bus is up");
    }

    private static async Task ReactAsync(TestNode node, long fence)
    {
        Reaction.Under(fence);
        await node.WriteAsync(unit => unit.NextNumber("reaction"));
    }

    private sealed class CountingTimer : ITimerHandler
    {
        internal const string Name = "count";

        public string Kind => Name;

        public void Fire(Unit unit, DueTimer timer) => unit.NextNumber($"fired-{timer.Key}");
    }
}
