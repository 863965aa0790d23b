using System.Text;

namespace Heed.Customers.Profiles;

/// <summary>Names come from outside and are data: one line, bounded, nothing that could disturb a screen.</summary>
internal static class CustomerName
{
    /// <summary>Trimmed, white space collapsed, without control and direction-changing characters, cut to the limit; null when nothing is left.</summary>
    public static string? Clean(string? raw, int max = Customer.MaxName)
    {
        if (raw is null) return null;
        var clean = new StringBuilder(Math.Min(raw.Length, max));
        var gap = false;
        foreach (var rune in raw.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                gap = clean.Length > 0;
                continue;
            }

            if (Disturbs(rune)) continue;
            if (clean.Length + rune.Utf16SequenceLength + (gap ? 1 : 0) > max) break;
            if (gap) clean.Append(' ');
            gap = false;
            clean.Append(rune);
        }

        return clean.Length == 0 ? null : clean.ToString();
    }

    // Bidi overrides and isolates could turn the line around that shows the name; the replacement character is what
    // EnumerateRunes makes of half a surrogate pair.
    private static bool Disturbs(Rune rune) =>
        rune == Rune.ReplacementChar || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0xFEFF;
}
