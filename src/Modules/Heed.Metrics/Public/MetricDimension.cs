namespace Heed.Metrics.Public;

/// <summary>What figures may be broken down by.</summary>
public enum MetricDimension
{
    /// <summary>Date in the workspace's time zone.</summary>
    Day = 0,
    Agent = 1,
    Team = 2,
    Brand = 3,

    /// <summary>Kind of channel, such as <c>web</c>.</summary>
    Channel = 4,
    Queue = 5,

    /// <summary>Whether the customer had been here before.</summary>
    Customers = 6,
}
