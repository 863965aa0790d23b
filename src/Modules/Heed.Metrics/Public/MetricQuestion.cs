namespace Heed.Metrics.Public;

/// <summary>A question to the figures.</summary>
/// <param name="Keys">Keys of metrics.</param>
/// <param name="From">First date, in the workspace's time zone.</param>
/// <param name="To">Last date, included; at most <see cref="IMetrics.MostDays"/> after the first.</param>
/// <param name="By">What to break down by, at most two; empty for one figure over all.</param>
public sealed record MetricQuestion(IReadOnlyList<string> Keys, DateOnly From, DateOnly To, IReadOnlyList<MetricDimension> By)
{
    public MetricFilter Filter { get; init; } = new();
}
