namespace Heed.Metrics.Public;

/// <summary>Figures of one hour of the week, over all weeks of a period.</summary>
/// <param name="Hour">0 to 23, on the workspace's wall clock.</param>
public sealed record MetricHour(DayOfWeek Weekday, int Hour, IReadOnlyDictionary<string, MetricFigure> Figures);
