using FsCheck;
using FsCheck.Fluent;
using Heed.Queueing.Erlang;

namespace Heed.Engines.Tests.Queueing.Erlang;

public sealed class ErlangTests
{
    // Printed tables of the Erlang B formula.
    [Theory]
    [InlineData(1, 1, 0.5)]
    [InlineData(2, 2, 0.4)]
    [InlineData(10, 10, 0.21458)]
    [InlineData(10, 15, 0.03650)]
    [InlineData(20, 20, 0.15889)]
    [InlineData(100, 100, 0.07570)]
    [InlineData(100, 117, 0.0098)]
    public void Blocking_is_as_printed_tables_say(double erlangs, int agents, double blocking) =>
        Assert.Equal(blocking, ErlangB.Blocking(erlangs, agents), blocking < 0.01 ? 4 : 5);

    [Fact]
    public void A_hundred_calls_in_half_an_hour_of_three_minutes_are_as_the_textbook_example_says()
    {
        var figures = ErlangC.Of(new Traffic(200, 180), 14, 20);
        Assert.Equal(0.174, figures.WaitProbability, 3);
        Assert.Equal(0.888, figures.ServiceLevel, 3);
        Assert.Equal(7.8, figures.MeanWait, 1);
        Assert.Equal(0.714, figures.Occupancy, 3);
        Assert.Equal(14, AgentNeed.For(new Traffic(200, 180), new ServiceTarget(0.8, 20)));
    }

    // N. Gans, G. Koole, A. Mandelbaum, "Telephone call centers" (2003): 48 calls a minute, a minute each, 50 agents, patience of two minutes.
    [Fact]
    public void Patience_of_two_minutes_changes_the_line_as_published()
    {
        var traffic = new Traffic(48 * 60, 60);
        Assert.Equal(20.8, ErlangC.Of(traffic, 50).MeanWait, 1);
        Assert.Equal(0.96, ErlangC.Of(traffic, 50).Occupancy, 2);
        var patient = ErlangA.Of(traffic, 50, 120);
        Assert.Equal(0.031, patient.Abandonment, 3);
        Assert.Equal(0.93, patient.Occupancy, 2);
        Assert.Equal(3.7, patient.MeanWait, 1);
    }

    // When customers leave as fast as they are served, the number in the system is Poisson, whatever the number of agents.
    [Theory]
    [InlineData(5, 3)]
    [InlineData(5, 9)]
    [InlineData(80, 70)]
    [InlineData(80, 110)]
    public void Who_leaves_as_fast_as_served_finds_a_Poisson_number(double erlangs, int agents)
    {
        var (fewer, term) = (0.0, Math.Exp(-erlangs));
        for (var k = 0; k < agents; k++, term *= erlangs / k) fewer += term;
        var figures = ErlangA.Of(new Traffic(erlangs * 12, 300), agents, 300);
        Assert.Equal(1 - fewer, figures.WaitProbability, 11);
    }

    [Fact]
    public void Identities_hold_from_one_agent_to_thousands() => Prop.ForAll(Cases, c =>
    {
        var (traffic, agents, patience, target) = c;
        var figures = ErlangA.Of(traffic, agents, patience, target);
        // Little's law and the balance of work: who is served keeps agents busy, who leaves waited.
        Near(figures.Abandonment * patience, figures.MeanWait);
        Near(traffic.Erlangs * (1 - figures.Abandonment), figures.Occupancy * agents);
        Assert.InRange(figures.Occupancy, 0, 1 + 1e-9);
        Assert.InRange(figures.ServiceLevel, 0, 1 - figures.Abandonment + 1e-12);
        // In the end everybody is answered or has left; at once only those are who do not wait.
        Near(1 - figures.Abandonment, ErlangA.Of(traffic, agents, patience, 1e7).ServiceLevel, 1e-7);
        Near(1 - figures.WaitProbability, ErlangA.Of(traffic, agents, patience, 0).ServiceLevel, 1e-9);
        // The patience lies between none (B) and endless (C).
        Assert.InRange(figures.Abandonment, 0, ErlangB.Blocking(traffic.Erlangs, agents) + 1e-9);
        if (traffic.Erlangs < agents) Assert.InRange(figures.WaitProbability, 0, ErlangC.WaitProbability(traffic.Erlangs, agents) + 1e-9);
        // More agents never make it worse.
        Assert.True(ErlangA.Of(traffic, agents + 1, patience, target).ServiceLevel >= figures.ServiceLevel - 1e-9);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Endless_patience_is_the_line_of_the_patient()
    {
        var (endless, patient) = (ErlangA.Of(new Traffic(600, 240), 44, 1e7, 30), ErlangC.Of(new Traffic(600, 240), 44, 30));
        Near(patient.ServiceLevel, endless.ServiceLevel, 1e-4);
        Near(patient.MeanWait, endless.MeanWait, 1e-3);
    }

    [Theory]
    [InlineData(0.8, 20.0, null)]
    [InlineData(0.9, 10.0, 120.0)]
    [InlineData(0.99, 5.0, 60.0)]
    public void The_agents_needed_reach_the_target_and_one_fewer_does_not(double share, double seconds, double? patience)
    {
        foreach (var perHour in new[] { 1.0, 37, 900, 40_000 })
        {
            var traffic = new Traffic(perHour, 250);
            var agents = AgentNeed.For(traffic, new ServiceTarget(share, seconds), patience);
            Assert.True(Level(agents) >= share);
            Assert.True(Level(agents - 1) < share);
            double Level(int n) => patience is { } p ? ErlangA.Of(traffic, n, p, seconds).ServiceLevel : ErlangC.Of(traffic, n, seconds).ServiceLevel;
        }
    }

    [Fact]
    public void Bounds_on_abandonment_and_occupancy_ask_for_more()
    {
        var traffic = new Traffic(900, 250);
        var plain = AgentNeed.For(traffic, new ServiceTarget(0.5, 60), 120);
        var bounded = AgentNeed.For(traffic, new ServiceTarget(0.5, 60, MostAbandonment: 0.01, MostOccupancy: 0.8), 120);
        Assert.True(bounded > plain);
        Assert.True(ErlangA.Of(traffic, bounded, 120) is { Abandonment: <= 0.01, Occupancy: <= 0.8 });
    }

    [Fact]
    public void Edges_are_answered()
    {
        Assert.Equal((1, 0), (ErlangB.Blocking(0, 0), ErlangB.Blocking(3, 2_000)));
        Assert.Equal(double.PositiveInfinity, ErlangC.Of(new Traffic(100, 360), 10).MeanWait);
        Assert.Equal((1, 90), (ErlangA.Of(new Traffic(10, 60), 0, 90).Abandonment, ErlangA.Of(new Traffic(10, 60), 0, 90).MeanWait));
        Assert.Equal(0, AgentNeed.For(new Traffic(0, 60), new ServiceTarget()));
        // A hundredfold overload: nearly all leave, and nothing overflows.
        Assert.Equal(0.99, ErlangA.Of(new Traffic(1e6, 3600), 10_000, 3600).Abandonment, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Traffic(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangA.Of(new Traffic(1, 1), 1, 0));
    }

    private static readonly Arbitrary<(Traffic, int, double, double)> Cases =
        Gen.Choose(1, 3_000).SelectMany(agents => Gen.Choose(1, 200).SelectMany(percent => Gen.Choose(1, 3_000).SelectMany(patience => Gen.Choose(0, 120)
            .Select(target => (new Traffic(agents * percent / 100.0 * 3600 / 240, 240), agents, (double)patience, (double)target))))).ToArbitrary();

    private static void Near(double expected, double found, double part = 1e-9) =>
        Assert.True(Math.Abs(expected - found) <= part * Math.Max(1, Math.Abs(expected)), $"{found:R} instead of {expected:R}");
}
