using System.Globalization;
using System.Text;

namespace Heed.Text.Normalising;

/// <summary>
/// One form for texts that people take to be the same: full-width letters become ordinary ones, capitals small ones,
/// accents and invisible characters go, traditional characters become simplified ones, runs of blanks one. For matching, never for showing.
/// </summary>
public static class TextNormaliser
{
    /// <summary>The form of a text. Linear in it; never throws: half a character becomes U+FFFD.</summary>
    public static string Normalise(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var form = new StringBuilder(text.Length);
        Span<Rune> folded = stackalloc Rune[18];
        var blank = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                blank = form.Length > 0;
                continue;
            }

            if (IsInvisible(rune)) continue;
            Folding.Fold(rune, folded, out var count);
            if (count > 0 && blank)
            {
                form.Append(' ');
                blank = false;
            }

            for (var i = 0; i < count; i++)
            {
                if (folded[i].IsBmp) form.Append((char)folded[i].Value);
                else form.Append(folded[i].ToString());
            }
        }

        return form.ToString();
    }

    /// <summary>Control and format characters: joiners, marks of direction, byte order marks.</summary>
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
}
