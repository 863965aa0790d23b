using System.Globalization;
using System.Text;
using Heed.Text.Normalising;

namespace Heed.Text.Segmenting;

/// <summary>What the units of a text are, looked up once for all: the form under which words are sought, and the kind.</summary>
internal static class Letters
{
    /// <summary>Kinds of units.</summary>
    public enum Kind : byte
    {
        /// <summary>Blank, control, or half a character.</summary>
        None,

        /// <summary>Punctuation and symbols.</summary>
        Sign,

        /// <summary>A Chinese character.</summary>
        Han,

        /// <summary>A Chinese character that counts: 一 十 万 两.</summary>
        HanNumeral,

        /// <summary>A digit, of whatever width.</summary>
        Digit,

        /// <summary>A letter of another script.</summary>
        Letter,

        /// <summary>Half of a character beyond the first plane.</summary>
        Surrogate,
    }

    /// <summary>Digits and units, and 几 which stands for one.</summary>
    private const string Numerals = "零〇○一二三四五六七八九十百千万亿两几数";
    private static readonly (char[] Forms, Kind[] Kinds) Table = Load();

    /// <summary>Ordinary width, small letters, simplified.</summary>
    public static char Fold(char c) => Table.Forms[c];

    /// <summary>What it is.</summary>
    public static Kind Of(char c) => Table.Kinds[c];

    /// <summary>Folds a text into a buffer of the same length.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var forms = Table.Forms;
        for (var i = 0; i < text.Length; i++) folded[i] = forms[text[i]];
    }

    private static (char[] Forms, Kind[] Kinds) Load()
    {
        var forms = new char[char.MaxValue + 1];
        var kinds = new Kind[char.MaxValue + 1];
        for (var i = 0; i < forms.Length; i++)
        {
            var c = (char)i;
            var form = c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : ChineseForms.ToSimplified(c);
            forms[i] = form < 0x80 ? char.ToLowerInvariant(form) : form;
            kinds[i] = Look(c, forms[i]);
        }

        return (forms, kinds);
    }

    private static Kind Look(char c, char form)
    {
        if (char.IsSurrogate(c)) return Kind.Surrogate;
        if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200b' or '\ufeff') return Kind.None;
        if (Numerals.Contains(form, StringComparison.Ordinal)) return Kind.HanNumeral;
        if (char.IsAsciiDigit(form)) return Kind.Digit;
        if (c is (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff') or '々') return Kind.Han;
        if (char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) return Kind.Letter;
        return Kind.Sign;
    }

    /// <summary>Whether the pair of surrogates at a place is a Chinese character; anything else beyond the first plane is a sign.</summary>
    public static bool IsHanPair(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) && new Rune(text[at], text[at + 1]).Value is >= 0x20000 and <= 0x3FFFF;
}
