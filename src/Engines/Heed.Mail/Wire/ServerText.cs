using System.Text;

namespace Heed.Mail.Wire;

/// <summary>What a server said, made fit for a log line and a screen: hostile until it has gone through here.</summary>
internal static class ServerText
{
    internal const int MaxLength = 300;

    // A token has up to 16,384 characters; one that is repeated must be seen whole to be taken out.
    private const int MaxLooked = 64 * 1024;

    /// <summary>At most 300 characters without controls, direction marks and the secrets, should the server repeat them. O(n).</summary>
    internal static string Clean(ReadOnlySpan<byte> bytes, IReadOnlyList<string>? secrets = null)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxLooked)]);
        foreach (var secret in secrets ?? [])
            if (secret.Length >= 4) text = text.Replace(secret, "***", StringComparison.Ordinal);
        var clean = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= MaxLength) break;
            if (IsPlain(rune)) clean.Append(rune);
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }

        return clean.ToString().Trim();
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control
        or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate
        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
        or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned);
}
