using Heed.Metrics.Folding;
using Heed.Metrics.Public;

namespace Heed.Metrics.Definitions;

/// <summary>Every metric there is. docs/metrics.md is written from this list, and a test holds it to it.</summary>
internal static class MetricList
{
    public static IReadOnlyList<Formula> All { get; } = [.. VolumeMetrics.All, .. SpeedMetrics.All, .. QueueMetrics.All, .. QualityMetrics.All];

    private static readonly Dictionary<string, Formula> ByKey = All.ToDictionary(f => f.Key, StringComparer.Ordinal);

    /// <summary>The formula of a key; null when there is none.</summary>
    public static Formula? Find(string key) => ByKey.GetValueOrDefault(key);
}
