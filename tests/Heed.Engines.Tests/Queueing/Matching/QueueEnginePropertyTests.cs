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

    private static ServiceDay Run(int[] acts, QueueSettings settings)
    {
        var day = new ServiceDay(settings);
        foreach (var act in acts) day.Act(act);
        return day;
    }

    private static void Hold(int cases, Action<int[]> property) =>
        Prop.ForAll(Acts, property).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
}
