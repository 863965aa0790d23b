namespace Heed.Routing.Breaks;

/// <summary>The day in which calm breaks are counted: the workspace's calendar day.</summary>
internal static class CalmDay
{
    /// <summary>When the day of an instant began, in a time zone. A midnight that summer time leaves out begins with the first minute there is.</summary>
    public static DateTimeOffset Start(DateTimeOffset now, TimeZoneInfo zone)
    {
        var midnight = DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(now, zone).Date, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        // Of a midnight that comes twice, the first is the beginning.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
