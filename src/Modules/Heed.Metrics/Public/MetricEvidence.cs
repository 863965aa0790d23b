namespace Heed.Metrics.Public;

/// <summary>Asks for the facts behind one figure.</summary>
/// <param name="Hits">Of a share: true for the hits alone, false for the others alone, null for all.</param>
public sealed record MetricEvidence(string Key, DateOnly From, DateOnly To, MetricFilter Filter, bool? Hits = null)
{
    /// <summary>Days of the week (0 Sunday) and hours, for a cell of a week's picture; null for all.</summary>
    public DayOfWeek? Weekday { get; init; }

    public int? Hour { get; init; }

    /// <summary>Longest or largest first instead of newest first.</summary>
    public bool LargestFirst { get; init; }
}
