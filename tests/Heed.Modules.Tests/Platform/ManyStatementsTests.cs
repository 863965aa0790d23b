using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Modules.Tests.Platform;

/// <summary>What is sent to the store together is as if it had been sent one by one: statements of a unit, and timers that share one.</summary>
public sealed class ManyStatementsTests
{
    [Theory, OnEveryEngine]
    public async Task Statements_sent_together_do_what_they_do_one_by_one(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using var node = await TestNode.StartAsync(store);
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            // Few names, so that statements meet the rows of those before them; more than go on one journey in the last rounds.
            var steps = Enumerable.Range(0, round < 36 ? random.Next(0, 30) : 600).Select(_ => (What: random.Next(3), Name: random.Next(5), Value: random.Next(1, 9))).ToList();
            var (together, each) = ($"a{round}-", $"b{round}-");
            var changed = await node.WriteAsync(unit => unit.Execute([.. steps.Select(s => Step(unit, together, s))]));
            var expected = await node.WriteAsync(unit => steps.ConvertAll(s => unit.Execute(Step(unit, each, s))));
            Assert.Equal(expected, changed);
            Assert.Equal(await RowsAsync(node, each), await RowsAsync(node, together));
        }
    }

    [Theory, OnEveryEngine]
    public async Task One_of_many_statements_that_fails_takes_its_unit_back_and_no_other(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using var node = await TestNode.StartAsync(store);
        var writes = Enumerable.Range(0, 60).Select(i => node.WriteAsync(unit => unit.Execute(
            [Adding(unit, $"{i}-first", 1), Adding(unit, i % 20 == 5 ? $"{i}-first" : $"{i}-second", 2), Adding(unit, $"{i}-third", 3)]))).ToList();
        await Task.WhenAll(writes.Select(w => w.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal([5, 25, 45], Enumerable.Range(0, 60).Where(i => writes[i].IsFaulted));
        Assert.All(writes.Where(w => w.IsCompletedSuccessfully), w => Assert.Equal([1, 1, 1], w.GetAwaiter().GetResult()));
        Assert.Equal(57 * 3, await node.NumberAsync($"select count(*) from platform_counters where workspace = {TestNode.Workspace}"));
    }

    [Theory, OnEveryEngine]
    public async Task Timers_that_share_a_unit_fire_once_each_in_the_order_in_which_they_are_due_and_one_that_fails_stops_no_other(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using var node = await TestNode.StartAsync(store, more: s => s.AddSingleton<ITimerHandler>(new TogetherTimer()).AddSingleton<ITimerHandler>(new AloneTimer()));
        var keys = Enumerable.Range(0, 1_300).Select(i => Ids.FromParts("timer", $"{i}")).ToList();
        await node.WriteAsync(unit =>
        {
            // Set out of order, all past; now and then one of another kind is due between them.
            for (var i = keys.Count - 1; i >= 0; i--) unit.SetTimer(i % 400 == 399 ? AloneTimer.Name : TogetherTimer.Name, keys[i], unit.Now.AddSeconds(i - 2_000));
            return 0;
        });
        await Eventually.TrueAsync(async () => await node.NumberAsync($"select count(*) from platform_timers") == 0, TimeSpan.FromSeconds(60), "all timers fired");
        using (var session = node.Store.Read())
        {
            var fired = await session.QueryAsync($"select name from platform_counters where name like 'fired-%' order by value", r => r.Text(0), CancellationToken.None);
            Assert.Equal(keys.Select(k => $"fired-{k}"), fired);
        }

        await node.WriteAsync(unit =>
        {
            unit.SetTimers(TogetherTimer.Name, keys.Take(50).Select(k => (k, unit.Now.AddSeconds(-1))));
            unit.SetTimer(TogetherTimer.Name, TogetherTimer.Guilty, unit.Now.AddSeconds(-2));
            return 0;
        });
        await Eventually.TrueAsync(async () => await node.NumberAsync($"select count(*) from platform_timers") == 1, TimeSpan.FromSeconds(30), "the innocent fired");
        Assert.Equal(1, await node.NumberAsync($"select count(*) from platform_timers where key = {TogetherTimer.Guilty}"));
        Assert.Equal(keys.Count + 50, await node.NumberAsync($"select value from platform_counters where name = {"turn"}"));
    }

    private static SqlText Step(Unit unit, string prefix, (int What, int Name, int Value) step) => step.What switch
    {
        0 => $"insert into platform_counters (workspace, name, value) values ({unit.Workspace}, {prefix + step.Name}, {step.Value}) on conflict (workspace, name) do update set value = platform_counters.value * 2",
        1 => $"update platform_counters set value = value + {step.Value} where workspace = {unit.Workspace} and name like {prefix + "%"} and value < {step.Value * 4}",
        _ => $"delete from platform_counters where workspace = {unit.Workspace} and name = {prefix + step.Name}",
    };

    private static SqlText Adding(Unit unit, string name, int value) => $"insert into platform_counters (workspace, name, value) values ({unit.Workspace}, {name}, {value})";

    private static async Task<List<(string Name, long Value)>> RowsAsync(TestNode node, string prefix)
    {
        using var session = node.Store.Read();
        return await session.QueryAsync($"select name, value from platform_counters where name like {prefix + "%"} order by name", r => (r.Text(0)[prefix.Length..], r.Long(1)), CancellationToken.None);
    }

    /// <summary>Notes the turn at which each of its timers fired, all in one go.</summary>
    private sealed class TogetherTimer : ITimerSetHandler
    {
        internal const string Name = "together";

        internal static readonly Guid Guilty = Ids.FromParts("timer", "guilty");

        public string Kind => Name;

        public void Fire(Unit unit, IReadOnlyList<DueTimer> timers)
        {
            unit.Execute([.. timers.Select(t => Turn(unit, t))]);
            if (timers.Any(t => t.Key == Guilty)) throw new InvalidOperationException("This one.");
        }
    }

    private sealed class AloneTimer : ITimerHandler
    {
        internal const string Name = "alone";

        public string Kind => Name;

        public void Fire(Unit unit, DueTimer timer) => unit.Execute(Turn(unit, timer));
    }

    private static SqlText Turn(Unit unit, DueTimer timer)
    {
        var (name, turn) = ("fired-" + timer.Key, unit.NextNumber("turn"));
        return $"insert into platform_counters (workspace, name, value) values ({unit.Workspace}, {name}, {turn}) on conflict (workspace, name) do update set value = excluded.value";
    }
}
