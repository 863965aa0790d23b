using System.Globalization;
using Heed.Queueing.Scenarios;

namespace Heed.Queueing.Simulating;

/// <summary>Lives service days through on virtual time, with the <see cref="Matching.QueueEngine"/> itself, not with a likeness of it.</summary>
/// <remarks>The same scenario and seed give the same figures on every machine. A contact costs a few microseconds; memory is linear in the contacts of one day.</remarks>
public static class Simulator
{
    /// <summary>The most days of one run.</summary>
    public const int MostReplications = 10_000;

    /// <summary>Simulates days that differ by chance alone.</summary>
    /// <param name="scenario">What is simulated; without errors (<see cref="ScenarioReader"/>).</param>
    /// <param name="replications">How many days, 1 to <see cref="MostReplications"/>. Intervals need two.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <param name="progress">Told after every day that is simulated.</param>
    /// <exception cref="ArgumentException">The scenario has errors.</exception>
    public static SimulationResult Run(Scenario scenario, int replications, long seed, CancellationToken cancellationToken = default, Action? progress = null) =>
        Summed(scenario, seed, Days(scenario, replications, seed, progress, null, cancellationToken));

    /// <summary>Simulates two settings on the same days: arrivals named alike have the same customers with the same patience and matters in both.</summary>
    /// <param name="first">One setting.</param>
    /// <param name="second">The other.</param>
    /// <param name="replications">How many days of each.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <param name="progress">Told after every day that is simulated.</param>
    /// <param name="waits">Where the waits of the first and the second are put; null keeps none.</param>
    /// <exception cref="ArgumentException">A scenario has errors.</exception>
    public static SimulationComparison Compare(
        Scenario first, Scenario second, int replications, long seed, CancellationToken cancellationToken = default, Action? progress = null, (WaitPool First, WaitPool Second)? waits = null)
    {
        var (one, other) = (Days(first, replications, seed, progress, waits?.First, cancellationToken), Days(second, replications, seed, progress, waits?.Second, cancellationToken));
        var differences = Estimates(m => one.Zip(other, (a, b) => b.Whole[m] - a.Whole[m]));
        return new SimulationComparison(Summed(first, seed, one), Summed(second, seed, other), differences);
    }

    private static List<DayFigures> Days(Scenario scenario, int replications, long seed, Action? progress, WaitPool? waits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(replications, MostReplications);
        if (ScenarioCheck.Of(scenario) is [var error, ..]) throw new ArgumentException($"{error.Field}: {error.Message}", nameof(scenario));
        var plan = new Plan(scenario);
        var days = new List<DayFigures>(replications);
        for (var i = 0; i < replications; i++)
        {
            var book = new Day(plan, Dice.Seed((ulong)seed, (ulong)i)).Run(cancellationToken);
            waits?.Add(book, plan);
            days.Add(new DayFigures(book.Whole.Read(), [.. book.Queues.Select(q => q.Read())], [.. book.Quarters.Select(q => q.Read())], [.. book.QueueQuarters.Select(q => q.Select(t => t.Read()).ToArray())]));
            progress?.Invoke();
        }

        return days;
    }

    private static SimulationResult Summed(Scenario scenario, long seed, List<DayFigures> days)
    {
        var opens = ScenarioCheck.Seconds(scenario.Opens)!.Value;
        return new SimulationResult(
            scenario.Name,
            days.Count,
            seed,
            new SimulationFigures("", Estimates(m => days.Select(d => d.Whole[m]))),
            [.. scenario.Queues.Select((q, i) => new SimulationFigures(q.Name, Estimates(m => days.Select(d => d.Queues[i][m]))))],
            [.. days[0].Quarters.Select((_, i) => new SimulationFigures(Clock(opens + i * 900), Estimates(m => days.Select(d => d.Quarters[i][m]))))],
            [.. days[0].QueueQuarters.Select((quarters, q) => (IReadOnlyList<SimulationFigures>)[.. quarters.Select((_, i) => new SimulationFigures(Clock(opens + i * 900), Estimates(m => days.Select(d => d.QueueQuarters[q][i][m]))))])]);
    }

    private static Dictionary<Measure, Estimate> Estimates(Func<int, IEnumerable<double>> values)
    {
        var estimates = new Dictionary<Measure, Estimate>();
        foreach (var measure in Enum.GetValues<Measure>())
        {
            if (Estimate.Of(values((int)measure)) is { } estimate) estimates.Add(measure, estimate);
        }

        return estimates;
    }

    private static string Clock(double seconds) => TimeSpan.FromSeconds(seconds % 86_400).ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private sealed record DayFigures(double[] Whole, double[][] Queues, double[][] Quarters, double[][][] QueueQuarters);
}
