using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Heed.Calendars.Importing;

/// <summary>A DATE or DATE-TIME (RFC 5545 sections 3.3.4 and 3.3.5) on the wall clock of its zone.</summary>
/// <param name="Local">What the clock shows; midnight of a date.</param>
/// <param name="Zone">The zone it is written in; null for a date and for a floating time, which is taken in the calendar's zone.</param>
/// <param name="IsDate">Whether it is a whole date.</param>
internal readonly record struct ICalMoment(DateTime Local, TimeZoneInfo? Zone, bool IsDate)
{
    private static readonly string[] Times = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm"];

    /// <summary>Reads a value.</summary>
    /// <param name="line">The property.</param>
    /// <param name="moment">What it says.</param>
    /// <param name="fault">The code, when it cannot be read.</param>
    public static bool TryRead(ICalLine line, out ICalMoment moment, [NotNullWhen(false)] out string? fault)
    {
        moment = default;
        fault = ImportFaults.BadDate;
        var value = line.Value;
        if (line.IsDate || value.Length == 8)
        {
            if (!DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || !InReach(date)) return false;
            (moment, fault) = (new ICalMoment(date, null, true), null);
            return true;
        }

        var utc = value.EndsWith('Z');
        if (value.Length > 20 || !DateTime.TryParseExact(utc ? value[..^1] : value, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) || !InReach(at)) return false;
        TimeZoneInfo? zone = utc ? TimeZoneInfo.Utc : null;
        if (!utc && line.ZoneId is { } id && !TimeZones.TryFind(id, out zone))
        {
            fault = ImportFaults.UnknownTimeZone;
            return false;
        }

        (moment, fault) = (new ICalMoment(at, zone, false), null);
        return true;
    }

    /// <summary>What the clock of the calendar's zone shows at that moment.</summary>
    public DateTime In(TimeZoneInfo calendar)
    {
        if (IsDate || Zone is null || Zone.Equals(calendar)) return Local;
        // A time that was skipped counts with the offset before, one that was repeated as standard time.
        var utc = DateTime.SpecifyKind(Local - Zone.GetUtcOffset(Local), DateTimeKind.Utc);
        return DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, calendar), DateTimeKind.Unspecified);
    }

    private static bool InReach(DateTime at) => at.Year is >= 1900 and <= 2199;
}
