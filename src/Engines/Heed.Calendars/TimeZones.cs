using System.Diagnostics.CodeAnalysis;

namespace Heed.Calendars;

/// <summary>Finds time zones by IANA name alone.</summary>
internal static class TimeZones
{
    private const int MaxIdLength = 64;

    public static bool TryFind(string? id, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        // The runtime also takes Windows names, on Unix other files below the zone folder and, once somebody has listed all zones,
        // names in any case: none of which would mean the same on the next machine.
        return id is { Length: > 0 and <= MaxIdLength }
            && char.IsAsciiLetterUpper(id[0])
            && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone)
            && zone.HasIanaId
            && zone.Id == id;
    }
}
