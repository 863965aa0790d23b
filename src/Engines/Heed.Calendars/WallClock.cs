namespace Heed.Calendars;

/// <summary>
/// The clock on the wall of a time zone, in ticks. It uses nothing of <see cref="TimeZoneInfo"/> but the offset at an instant, the one
/// question that always has exactly one answer, also where a zone skipped a whole date or repeated one.
/// </summary>
internal sealed class WallClock(TimeZoneInfo zone)
{
    // No zone was ever 16 hours from UTC (Manila came closest, -15:56 until 1844), and since 1900 no two changes of
    // a zone lie closer together than 4 days (tzdata 2025b), so a window this wide holds one change at most.
    private const long Reach = 16 * TimeSpan.TicksPerHour;

    /// <summary>What the clock shows at an instant. It may be earlier than a minute before, when the clock was put back.</summary>
    public long Reading(long instant) => instant + OffsetAt(instant);

    /// <summary>
    /// The first instant at which the clock shows <paramref name="reading"/> or has passed it. Of a time shown twice that is the first,
    /// of a time skipped the end of the gap. It never falls as the reading grows, so a slot opens once and closes once, whatever the clock does.
    /// </summary>
    public long FirstInstant(long reading)
    {
        long low = reading - Reach, high = reading + Reach;
        var before = OffsetAt(low);
        if (before == OffsetAt(high)) return reading - before;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (OffsetAt(middle) == before) low = middle;
            else high = middle;
        }
        var asBefore = reading - before;
        return asBefore < high ? asBefore : Math.Max(high, reading - OffsetAt(high));
    }

    private long OffsetAt(long instant) =>
        zone.GetUtcOffset(new DateTime(Math.Clamp(instant, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc)).Ticks;
}
