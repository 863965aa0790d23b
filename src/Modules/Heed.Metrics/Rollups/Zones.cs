namespace Heed.Metrics.Rollups;

/// <summary>Time zones by name.</summary>
internal static class Zones
{
    /// <summary>The zone; UTC for a name that this machine does not know.</summary>
    public static TimeZoneInfo Of(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
