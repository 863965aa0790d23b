namespace Heed.Metrics.Rollups;

/// <summary>Time zones by name.</summary>
internal static class Zones
{
    /// <summary>The zone; UTC for a name that this machine does not know.</summary>
    public static TimeZoneInfo Of(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The workspace's own zone: its dates are what reports count by.</summary>
    public static TimeZoneInfo OfWorkspace(Unit unit) => Of(unit.First($"select time_zone from accounts_workspaces where id = {unit.Workspace}", r => r.Text(0)));

    /// <summary>The first instant of a date; where midnight is skipped, the first after it.</summary>
    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
