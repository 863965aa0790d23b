namespace Heed.Metrics.Public;

/// <summary>A figure of a metric. Durations in seconds, shares 0 to 1.</summary>
/// <param name="Count">How many facts it rests on: of a share, all of them.</param>
/// <param name="Value">The figure: a mean, a share, a number. Null when nothing was counted.</param>
/// <param name="Hits">Of a share: how many of all; otherwise null.</param>
/// <param name="Median">Half lie under it; null where no spread is told.</param>
/// <param name="P90">Nine of ten lie under it.</param>
/// <param name="Business">The mean within working hours; null where there is no such figure.</param>
public sealed record MetricFigure(long Count, double? Value, long? Hits = null, double? Median = null, double? P90 = null, double? Business = null, double? BusinessMedian = null, double? BusinessP90 = null);
