using System.Globalization;

namespace Heed.Calendars.Importing;

/// <summary>DURATION values (RFC 5545 section 3.3.6), forward only.</summary>
internal static class ICalDuration
{
    /// <summary>The length, null for what is no duration or goes backwards. P1W, P2D, PT24H, P1DT2H30M.</summary>
    public static TimeSpan? Read(string value)
    {
        var text = value.StartsWith('+') ? value[1..] : value;
        if (text.Length is < 3 or > 20 || text[0] != 'P') return null;
        var (sum, inTime, from) = (0.0, false, 1);
        var allowed = "WD";
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == 'T' && !inTime && from == i)
            {
                (inTime, allowed, from) = (true, "HMS", i + 1);
                continue;
            }

            if (char.IsAsciiDigit(text[i])) continue;
            var unit = allowed.IndexOf(text[i], StringComparison.Ordinal);
            if (unit < 0 || !int.TryParse(text.AsSpan(from, i - from), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
            sum += count * (text[i] switch { 'W' => 604_800.0, 'D' => 86_400, 'H' => 3_600, 'M' => 60, _ => 1 });
            (allowed, from) = (allowed[(unit + 1)..], i + 1);
        }

        // Beyond ten years it is no length of a holiday, and would not fit an instant.
        return from == text.Length && text[^1] != 'T' && sum <= 3_660 * 86_400.0 ? TimeSpan.FromSeconds(sum) : null;
    }
}
