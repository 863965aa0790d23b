namespace Heed.Metrics.Public;

/// <summary>The one definition of a metric: code counts by it, the console and docs/metrics.md tell it.</summary>
/// <param name="Key">Stable id, part of the API.</param>
/// <param name="BusinessHours">Whether there is a second figure that counts working hours only.</param>
/// <param name="Spread">Whether median and 90th percentile are told (within 1 %); means, shares and counts are exact.</param>
public sealed record MetricDefinition(string Key, MetricGroup Group, MetricUnit Unit, MetricGood Good, bool BusinessHours, bool Spread, MetricText Chinese, MetricText English);
