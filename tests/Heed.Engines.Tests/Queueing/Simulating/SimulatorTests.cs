using Heed.Queueing.Erlang;
using Heed.Queueing.Matching;
using Heed.Queueing.Scenarios;
using Heed.Queueing.Simulating;

namespace Heed.Engines.Tests.Queueing.Simulating;

public sealed class SimulatorTests
{
    [Fact]
    public void Lines_without_end_agree_with_Erlang_C()
    {
        var exact = ErlangC.Of(new Traffic(200, 180), 14);
        var found = Simulator.Run(Steady(14, null), 12, 2).Whole.Figures;
        Covers(found[Measure.MeanWait], exact.MeanWait);
        Covers(found[Measure.ServiceLevel], exact.ServiceLevel);
        Covers(found[Measure.Occupancy], exact.Occupancy);
    }

    [Fact]
    public void Lines_that_people_leave_agree_with_Erlang_A()
    {
        var exact = ErlangA.Of(new Traffic(200, 180), 11, 60);
        var found = Simulator.Run(Steady(11, 60), 12, 2).Whole.Figures;
        Covers(found[Measure.MeanWait], exact.MeanWait);
        Covers(found[Measure.ServiceLevel], exact.ServiceLevel);
        Covers(found[Measure.Abandonment], exact.Abandonment);
        Covers(found[Measure.Occupancy], exact.Occupancy);
    }

    [Theory]
    [InlineData(PreferenceKind.Dedicated, 0, 100)]
    [InlineData(PreferenceKind.Preferred, 30, 30)]
    [InlineData(PreferenceKind.LastAgent, 0, 0)]
    public void Whom_a_customer_should_go_to_is_waited_for_as_long_as_is_said(PreferenceKind kind, double seconds, double waits)
    {
        var scenario = Steady(1, null) with
        {
            Hours = 1,
            WarmUpHours = 0,
            Arrivals =
            [
                new ArrivalPlan { Name = "first", Queue = "q", Recorded = [0], Handling = new Spread { Mean = 110, Shape = SpreadShape.Constant }, Prefer = new PreferPlan { Agents = "An", Kind = PreferenceKind.Dedicated } },
                new ArrivalPlan { Name = "second", Queue = "q", Recorded = [10], Handling = new Spread { Mean = 60, Shape = SpreadShape.Constant }, Prefer = new PreferPlan { Agents = "An", Kind = kind, WaitSeconds = seconds } },
            ],
            Agents = [new AgentPlan { Name = "An", Units = 2 }, new AgentPlan { Name = "Bo", Units = 2 }],
        };
        Assert.Equal(waits, Simulator.Run(scenario, 1, 1).Whole.Figures[Measure.LongestWait].Mean, 6);
    }

    [Fact]
    public void Percentiles_of_days_that_differ_are_those_of_all_waits_together()
    {
        var busy = Busy() with { Queues = [new QueuePlan { Name = "help" }] };
        var calm = busy with { Agents = [new AgentPlan { Name = "agents", Count = 60 }] };
        var (pool, alone) = (new WaitPool(), new WaitPool());
        foreach (var day in new[] { calm, busy }) Simulator.Compare(day, day, 1, 4, waits: (pool, new WaitPool()));
        var one = Simulator.Compare(busy, busy, 1, 4, waits: (alone, new WaitPool())).First;
        Assert.Equal((one.Whole.Figures[Measure.Wait90].Mean, one.Queues[0].Figures[Measure.MedianWait].Mean), (alone.Percentile(0.9), alone.Percentile(0.5, "help")), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-3);
        // Half of all customers waited for nothing, so the ninth tenth of all is the eighth of those who did.
        Assert.Equal(0, pool.Percentile(0.4));
        Assert.InRange(pool.Percentile(0.9), alone.Percentile(0.75), alone.Percentile(0.85));
        Assert.NotEqual(alone.Percentile(0.9) / 2, pool.Percentile(0.9), 1.0);
        Assert.True(double.IsNaN(pool.Percentile(0.9, "nobody")) && double.IsNaN(pool.Percentile(0.9, 23)));
    }

    [Fact]
    public void What_a_scenario_does_not_say_is_what_the_desks_do()
    {
        var (said, desks) = (new EnginePlan(), new QueueSettings());
        Assert.Equal((desks.MostBonusMinutes, desks.HoldAfterMinutes, desks.RefusalSeconds, desks.AwayAfterMisses), (said.MostBonusMinutes, said.HoldAfterMinutes, said.RefusalSeconds, said.AwayAfterMisses));
        Assert.Same(desks.Units, said.Units);
    }

    [Fact]
    public void The_same_seed_gives_the_same_day_and_another_another()
    {
        var scenario = Busy();
        var (one, again, other) = (Simulator.Run(scenario, 3, 7), Simulator.Run(scenario, 3, 7), Simulator.Run(scenario, 3, 8));
        Assert.Equal(one.Whole.Figures, again.Whole.Figures);
        Assert.Equal(one.Quarters.SelectMany(q => q.Figures), again.Quarters.SelectMany(q => q.Figures));
        Assert.NotEqual(one.Whole.Figures[Measure.MeanWait], other.Whole.Figures[Measure.MeanWait]);
    }

    [Fact]
    public void Compared_settings_meet_the_same_customers()
    {
        var scenario = Busy();
        var same = Simulator.Compare(scenario, scenario, 4, 7);
        Assert.All(same.Differences.Values, d => Assert.Equal((0, 0, 0), (d.Mean, d.Low!.Value, d.High!.Value)));

        var more = scenario with { Agents = [scenario.Agents[0] with { Count = 9 }] };
        var comparison = Simulator.Compare(scenario, more, 8, 7);
        Assert.Equal(0, comparison.Differences[Measure.Contacts].Mean);
        Assert.True(comparison.Differences[Measure.MeanWait].High < 0);
        // Pairing days makes the difference surer than the figures it is made of.
        double Width(Estimate e) => e.High!.Value - e.Low!.Value;
        Assert.True(Width(comparison.Differences[Measure.Abandonment]) < Width(comparison.First.Whole.Figures[Measure.Abandonment]) + Width(comparison.Second.Whole.Figures[Measure.Abandonment]));
    }

    [Fact]
    public void Everybody_who_came_is_accounted_for()
    {
        var figures = Simulator.Run(Busy(), 1, 3).Whole.Figures;
        Assert.Equal(figures[Measure.Contacts].Mean * (1 - figures[Measure.BotResolved].Mean), figures[Measure.ToPeople].Mean, 6);
        Assert.InRange(figures[Measure.BotResolved].Mean, 0.25, 0.35);
        Assert.InRange(figures[Measure.Abandonment].Mean, 0.001, 0.5);
        Assert.True(figures[Measure.FirstResponse].Mean < figures[Measure.FirstHumanResponse].Mean);
        Assert.True(figures[Measure.MissedOffers].Mean > 0);
        Assert.Null(figures[Measure.MeanWait].Low);
    }

    [Fact]
    public void Shifts_and_breaks_are_seen_quarter_by_quarter()
    {
        var scenario = Steady(1, null) with
        {
            Hours = 4,
            WarmUpHours = 0,
            Opens = "09:00",
            Arrivals = [new ArrivalPlan { Name = "few", Queue = "q", PerHour = 1, Handling = new Spread { Mean = 1, Shape = SpreadShape.Constant } }],
            Agents = [new AgentPlan { Name = "early", Count = 3, From = "08:00", Until = "11:00", Breaks = [new BreakPlan { From = "10:00", Until = "10:15" }] }, new AgentPlan { Name = "late", Count = 2, From = "10:30" }],
        };
        var staffed = Simulator.Run(scenario, 2, 1).Quarters.Select(q => Math.Round(q.Figures[Measure.Staffed].Mean, 1)).ToList();
        Assert.Equal([3, 3, 3, 3, 0, 3, 5, 5, 2, 2, 2, 2, 2, 2, 2, 2], staffed);
        Assert.Equal("10:15", Simulator.Run(scenario, 1, 1).Quarters[5].Name);
    }

    [Fact]
    public void A_recorded_day_comes_as_it_was_and_who_nobody_may_serve_is_said()
    {
        var scenario = Steady(1, null) with
        {
            Hours = 1,
            WarmUpHours = 0,
            Arrivals =
            [
                new ArrivalPlan { Name = "day", Queue = "q", Recorded = [0, 10, 20, 3_599], Handling = new Spread { Mean = 30, Shape = SpreadShape.Constant } },
                new ArrivalPlan { Name = "tax", Queue = "q", Recorded = [5], Skills = new Dictionary<string, int> { ["tax"] = 1 } },
            ],
            Agents = [new AgentPlan { Name = "one", Units = 2 }],
        };
        var result = Simulator.Run(scenario, 1, 1).Whole.Figures;
        Assert.Equal((5, 0.2), (result[Measure.Contacts].Mean, result[Measure.Unserved].Mean));
        // 0 s, 20 s and 40 s of waiting, and nobody before the last.
        Assert.Equal((15, 40), (result[Measure.MeanWait].Mean, result[Measure.LongestWait].Mean));
    }

    [Fact]
    public void A_matter_the_agent_does_not_know_takes_longer_or_is_handed_on()
    {
        ArrivalPlan Matter(bool asked) => new()
        {
            Name = "tax",
            Queue = "q",
            PerHour = 20,
            Topic = "tax",
            Handling = new Spread { Mean = 100, Shape = SpreadShape.Constant },
            Skills = asked ? new Dictionary<string, int> { ["tax"] = 1 } : new Dictionary<string, int>(),
        };
        var blind = Steady(1, null) with
        {
            Hours = 20,
            WarmUpHours = 0,
            Arrivals = [Matter(false)],
            Agents =
            [
                new AgentPlan { Name = "plain", Count = 5, Unskilled = new UnskilledPlan { Pace = 2, HandOn = 0.5, HandOnSeconds = 40 } },
                new AgentPlan { Name = "tax", Count = 5, Skills = new Dictionary<string, int> { ["tax"] = 1 } },
            ],
        };
        var comparison = Simulator.Compare(blind, blind with { Arrivals = [Matter(true)] }, 4, 5);
        Assert.InRange(comparison.First.Whole.Figures[Measure.HandedOn].Mean, 0.15, 0.35);
        Assert.Equal(0, comparison.Second.Whole.Figures[Measure.HandedOn].Mean);
        // Half meet somebody who does not know: half of those take 200 s, half 140 s.
        Assert.InRange(comparison.First.Whole.Figures[Measure.Resolution].Mean, 125, 145);
        Assert.InRange(comparison.Second.Whole.Figures[Measure.Resolution].Mean, 99.9, 101);
    }

    [Fact]
    public void A_run_can_be_ended()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Simulator.Run(Busy(), 1, 1, source.Token));
    }

    private static void Covers(Estimate estimate, double exact) =>
        Assert.True(estimate.Low <= exact && exact <= estimate.High, $"{exact} is not in {estimate.Low} to {estimate.High}");

    private static Scenario Steady(int agents, double? patience) => new()
    {
        Name = "steady",
        Hours = 25,
        WarmUpHours = 5,
        Arrivals = [new ArrivalPlan { Name = "calls", Queue = "q", Kind = WorkKind.Call, PerHour = 200, Handling = new Spread { Mean = 180 }, Patience = patience is { } p ? new Spread { Mean = p } : null }],
        Queues = [new QueuePlan { Name = "q" }],
        Agents = [new AgentPlan { Name = "agents", Count = agents, Units = 6 }],
    };

    private static Scenario Busy() => new()
    {
        Name = "busy",
        Hours = 6,
        Arrivals = [new ArrivalPlan { Name = "chats", Queue = "help", PerQuarter = [.. Enumerable.Repeat(30.0, 12), .. Enumerable.Repeat(60.0, 12)], Patience = new Spread { Mean = 240 } }],
        Queues = [new QueuePlan { Name = "help", AcceptSeconds = 20 }],
        Agents = [new AgentPlan { Name = "agents", Count = 6, Units = 4, Slowdown = 0.3 }],
        Bot = new BotPlan { Share = 0.6, Resolves = 0.5 },
    };
}
