namespace Heed.Metrics.Public;

/// <summary>What a figure should be: of the whole workspace, or of one queue or one team.</summary>
/// <param name="Metric">Key of the metric.</param>
/// <param name="Value">Seconds of a duration, 0 to 1 of a share, 0 to 100 of an index, a number a day of a count.</param>
/// <param name="QueueId">The queue it is for; null for all.</param>
/// <param name="TeamId">The team it is for; null for all.</param>
public sealed record MetricTarget(string Metric, double Value, TargetBound Bound, Guid? QueueId = null, Guid? TeamId = null);
