using FsCheck;
using FsCheck.Fluent;
using Heed.Queueing.Matching;

namespace Heed.Engines.Tests.Queueing.Matching;

public sealed class QueueEnginePropertyTests
{
    private static readonly Arbitrary<int[]> Acts = Gen.Choose(0, int.MaxValue - 1).ArrayOf(120).ToArbitrary();

    [Fact]
    public void The_engine_decides_what_looking_at_every_pair_would_decide() => Hold(100, acts => Run(acts, new QueueSettings { NameOthers = false }));

    [Fact]
    public void It_does_so_when_work_is_never_held_for_and_misses_are_forgiven() =>
        Hold(40, acts => Run(acts, new QueueSettings { HoldAfterMinutes = 100_000, AwayAfterMisses = 0, MostBonusMinutes = 10, RefusalSeconds = 15 }));

    [Fact]
    public void It_does_so_when_agents_are_kept_free_at_once() => Hold(40, acts => Run(acts, new QueueSettings { HoldAfterMinutes = 0, AwayAfterMisses = 2 }));

    [Fact]
    public void The_same_acts_give_the_same_decisions_with_the_same_reasons() => Hold(10, acts =>
    {
        var (one, other) = (Run(acts, new QueueSettings()), Run(acts, new QueueSettings()));
        Assert.Equal(one.Decisions.Select(Line), other.Decisions.Select(Line));
        static string Line(Heed.Queueing.Reasons.Decision d) => $"{d.Code} {d.At} {d.Work} {d.Agent} {d.Until} {d.Why with { Others = [] }} {string.Join(' ', d.Why.Others)}";
    });

    [Fact]
    public void Nobody_is_passed_by_work_that_comes_later_by_more_than_the_cap_whatever_its_bonus() =>
        Prop.ForAll(Gen.Choose(0, 3_600).Two().ArrayOf(60).ToArbitrary(), arrivals =>
        {
            const long Second = 1_000_000, Cap = 10 * 60 * Second;
            var engine = new QueueEngine(new QueueSettings { MostBonusMinutes = 10 });
            var (queue, agent) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
            engine.SetQueue(new QueueRules { Id = queue }, 0);
            engine.SetAgent(new AgentCard { Id = agent, Capacity = Capacity.Single, Available = false }, 0);
            var entered = arrivals.Select((a, i) => (Id: new Guid(i, 1, 0, new byte[8]), At: a.Item1 * Second, Bonus: a.Item2)).OrderBy(a => a.At).ToList();
            foreach (var (id, at, bonus) in entered) engine.Enter(new Work { Id = id, Queue = queue, Entered = at, Bonus = new BonusParts(bonus, bonus, bonus) }, at);
            var served = new List<long>();
            var decisions = engine.SetAvailable(agent, true, 3_601 * Second);
            while (decisions.Count > 0)
            {
                served.Add(entered.Single(e => e.Id == decisions[0].Work).At);
                decisions = engine.Finish(decisions[0].Work, 3_601 * Second);
            }

            Assert.Equal(arrivals.Length, served.Count);
            // Whoever is served after somebody came at most the cap before them.
            var latest = long.MinValue;
            foreach (var at in served)
            {
                latest = Math.Max(latest, at);
                Assert.True(latest - at <= Cap, $"{at} was passed by {latest}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static ServiceDay Run(int[] acts, QueueSettings settings)
    {
        var day = new ServiceDay(settings);
        foreach (var act in acts) day.Act(act);
        return day;
    }

    private static void Hold(int cases, Action<int[]> property) =>
        Prop.ForAll(Acts, property).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
}
