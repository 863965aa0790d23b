namespace Heed.Metrics.Public;

/// <summary>
/// Figures, counted as the definitions say. A figure is of what the scope may see and report on: brands of its grants with
/// <c>reports.read</c>, and of conversations those it may read; a system scope sees the whole workspace.
/// </summary>
public interface IMetrics
{
    /// <summary>Longest period of one question, in days.</summary>
    const int MostDays = 800;

    /// <summary>Every metric, in the order they are shown.</summary>
    IReadOnlyList<MetricDefinition> Definitions { get; }

    /// <summary>Today's date in the workspace's time zone.</summary>
    Task<DateOnly> TodayAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>Figures of a period, broken down as asked. O(sums of the days), not of the conversations, for who sees whole brands.</summary>
    /// <exception cref="InvalidRefusal">A key is none of a metric, or the period is too long or none.</exception>
    Task<IReadOnlyList<MetricCell>> FiguresAsync(ReadSession session, Scope scope, MetricQuestion question, CancellationToken cancellationToken);

    /// <summary>Figures per queue in spans of <paramref name="step"/> up to an instant: what has just been happening. At most a day.</summary>
    /// <param name="from">Where the first span begins.</param>
    Task<IReadOnlyList<MetricSlot>> RecentAsync(
        ReadSession session, Scope scope, IReadOnlyList<string> keys, DateTimeOffset from, DateTimeOffset to, TimeSpan step, MetricFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// The facts behind a figure whose conversations the scope may read, and the number of all facts behind it. They differ by conversations
    /// that are kept no more.
    /// </summary>
    /// <param name="skip">Facts to pass over, for the next page.</param>
    Task<(IReadOnlyList<MetricPlace> Places, long All)> EvidenceAsync(ReadSession session, Scope scope, MetricEvidence question, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>Figures of the hours of the week: 7 × 24 at most, Sunday first.</summary>
    Task<IReadOnlyList<MetricHour>> WeekAsync(ReadSession session, Scope scope, MetricQuestion question, CancellationToken cancellationToken);
}
