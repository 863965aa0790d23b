namespace Heed.Metrics.Public;

/// <summary>What a metric's figures are.</summary>
public enum MetricUnit
{
    /// <summary>Seconds.</summary>
    Duration = 0,

    /// <summary>0 to 1.</summary>
    Share = 1,

    /// <summary>How many.</summary>
    Count = 2,

    /// <summary>0 to 100.</summary>
    Index = 3,
}
