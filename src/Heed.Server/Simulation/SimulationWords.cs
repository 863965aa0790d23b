using System.Globalization;
using System.Text;
using Heed.Queueing.Simulating;

namespace Heed.Server.Simulation;

/// <summary>Results as tables for a terminal.</summary>
internal static class SimulationWords
{
    private static readonly Measure[] Shares =
        [Measure.BotResolved, Measure.ServiceLevel, Measure.Abandonment, Measure.Unserved, Measure.HandedOn, Measure.Occupancy, Measure.Load];

    private static readonly Measure[] Counts = [Measure.Contacts, Measure.ToPeople, Measure.MissedOffers, Measure.Staffed];

    private static readonly Measure[] Columns =
        [Measure.Contacts, Measure.ToPeople, Measure.MeanWait, Measure.Wait90, Measure.ServiceLevel, Measure.Abandonment, Measure.Staffed, Measure.Occupancy];

    public static string Of(SimulationResult result, bool quarters)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{result.Scenario}: {result.Replications} days, seed {result.Seed}");
        foreach (var (measure, estimate) in result.Whole.Figures) text.AppendLine(CultureInfo.InvariantCulture, $"  {Label(measure),-22} {Figure(measure, estimate.Mean),12}   {Interval(measure, estimate)}");
        if (result.Queues.Count > 1) Table(text, "line", result.Queues);
        if (quarters) Table(text, "from", result.Quarters);
        return text.ToString().TrimEnd();
    }

    public static string Of(SimulationComparison comparison)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"",-22} {Cut(comparison.First.Scenario),24} {Cut(comparison.Second.Scenario),24}   difference, 95 % interval");
        foreach (var measure in Enum.GetValues<Measure>())
        {
            var (one, other) = (comparison.First.Whole.Figures, comparison.Second.Whole.Figures);
            if (!one.ContainsKey(measure) && !other.ContainsKey(measure)) continue;
            string Cell(IReadOnlyDictionary<Measure, Estimate> figures) => figures.TryGetValue(measure, out var e) ? Figure(measure, e.Mean) : "-";
            var difference = comparison.Differences.TryGetValue(measure, out var d) ? $"{Figure(measure, d.Mean)}   {Interval(measure, d)}" : "-";
            text.AppendLine(CultureInfo.InvariantCulture, $"{Label(measure),-22} {Cell(one),24} {Cell(other),24}   {difference}");
        }

        text.Append(CultureInfo.InvariantCulture, $"{comparison.First.Replications} days with the same customers, seed {comparison.First.Seed}");
        return text.ToString();
    }

    private static void Table(StringBuilder text, string first, IReadOnlyList<SimulationFigures> rows)
    {
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {first,-20}");
        foreach (var column in Columns) text.Append(CultureInfo.InvariantCulture, $" {Label(column),14}");
        text.AppendLine();
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {row.Name,-20}");
            foreach (var column in Columns) text.Append(CultureInfo.InvariantCulture, $" {(row.Figures.TryGetValue(column, out var e) ? Figure(column, e.Mean) : "-"),14}");
            text.AppendLine();
        }
    }

    private static string Figure(Measure measure, double value) =>
        Shares.Contains(measure) ? value.ToString("P2", CultureInfo.InvariantCulture)
        : Counts.Contains(measure) ? value.ToString("0.##", CultureInfo.InvariantCulture)
        : value.ToString("0.0#", CultureInfo.InvariantCulture) + " s";

    private static string Interval(Measure measure, Estimate estimate) => estimate is { Low: { } low, High: { } high } ? $"{Figure(measure, low)} to {Figure(measure, high)}" : "";

    private static string Cut(string name) => name.Length > 24 ? name[..24] : name;

    private static string Label(Measure measure) => measure switch
    {
        Measure.Contacts => "contacts",
        Measure.BotResolved => "settled by the bot",
        Measure.ToPeople => "to people",
        Measure.MeanWait => "mean wait",
        Measure.MedianWait => "median wait",
        Measure.Wait90 => "90 % wait below",
        Measure.Wait95 => "95 % wait below",
        Measure.LongestWait => "longest wait",
        Measure.ServiceLevel => "service level",
        Measure.Abandonment => "left",
        Measure.Unserved => "not served",
        Measure.FirstResponse => "first response",
        Measure.FirstHumanResponse => "first human response",
        Measure.Resolution => "until settled",
        Measure.HandedOn => "handed on",
        Measure.MissedOffers => "missed offers",
        Measure.Occupancy => "occupancy",
        Measure.Load => "load",
        Measure.Staffed => "agents there",
        _ => measure.ToString(),
    };
}
