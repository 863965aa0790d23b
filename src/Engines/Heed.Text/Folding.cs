using System.Globalization;
using System.Text;
using Heed.Text.Normalising;

namespace Heed.Text;

/// <summary>
/// One form for what people take to be the same character: full-width letters become ordinary ones (NFKC, Unicode Annex
/// #15), capitals small ones, traditional characters simplified ones, and accents go. A character may fold to none (a combining accent) or to several ("㍿").
/// </summary>
internal static class Folding
{
    /// <summary>Calls back for each character that the given one folds to.</summary>
    public static void Fold(Rune rune, Span<Rune> folded, out int count)
    {
        count = 0;
        if (rune.IsAscii)
        {
            folded[count++] = Rune.ToLowerInvariant(rune);
            return;
        }

        if (IsPlain(rune.Value))
        {
            folded[count++] = new Rune(ChineseForms.ToSimplified((char)rune.Value));
            return;
        }

        // No character, and the one that normalising refuses.
        if (rune.Value == 0xFFFE)
        {
            folded[count++] = rune;
            return;
        }

        Span<char> units = stackalloc char[2];
        var length = rune.EncodeToUtf16(units);
        // Accents go where they are a matter of spelling; in other scripts they make another letter.
        var form = rune.Value is < 0x0590 or (>= 0x1E00 and < 0x2000) ? NormalizationForm.FormKD : NormalizationForm.FormKC;
        foreach (var part in new string(units[..length]).Normalize(form).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(part) == UnicodeCategory.NonSpacingMark) continue;
            if (count == folded.Length) return;
            folded[count++] = part.IsBmp ? Rune.ToLowerInvariant(new Rune(ChineseForms.ToSimplified((char)part.Value))) : Rune.ToLowerInvariant(part);
        }
    }

    /// <summary>Characters written without spaces between words: each is an atom of its own.</summary>
    public static bool IsSpaceless(Rune rune) => rune.Value switch
    {
        < 0x0E00 => false,
        <= 0x0EFF => true,
        < 0x1000 => false,
        <= 0x109F => true,
        >= 0x1100 and <= 0x11FF => true,
        >= 0x1780 and <= 0x17FF => true,
        0x3005 or 0x3006 or 0x3007 => true,
        >= 0x3041 and <= 0x318F => true,
        >= 0x31A0 and <= 0x31FF => true,
        >= 0x3400 and <= 0x4DBF => true,
        >= 0x4E00 and <= 0x9FFF => true,
        >= 0xAC00 and <= 0xD7AF => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0x20000 and <= 0x3FFFF => true,
        _ => false,
    } && IsLetter(rune);

    /// <summary>Whether it belongs to a word.</summary>
    public static bool IsLetter(Rune rune) => rune.IsAscii ? char.IsAsciiLetterOrDigit((char)rune.Value) : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber;

    /// <summary>The common ideographs and syllables fold to one of their kind; most Chinese text needs no more than this look.</summary>
    private static bool IsPlain(int value) => value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FC) or (>= 0xAC00 and <= 0xD7A3);
}
