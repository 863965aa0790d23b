namespace Heed.Metrics.Public;

/// <summary>Where a metric belongs.</summary>
public enum MetricGroup
{
    Volume = 0,
    Speed = 1,
    Queue = 2,
    Quality = 3,
    Work = 4,
}
