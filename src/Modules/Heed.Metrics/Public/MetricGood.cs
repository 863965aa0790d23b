namespace Heed.Metrics.Public;

/// <summary>Which way a metric is better.</summary>
public enum MetricGood
{
    Neither = 0,
    Less = 1,
    More = 2,
}
