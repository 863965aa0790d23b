using System.Globalization;
using System.Text;

namespace Heed.Understanding.LanguageModel;

/// <summary>Text in the one way in which facts are compared: small letters, ASCII digits whatever script they were written in.</summary>
internal static class FactText
{
    private const string ChineseDigits = "零一二三四五六七八九";

    /// <summary>A single 一 is a word; four in a row are a number read out.</summary>
    private const int ReadOut = 4;

    public static string Fold(string text)
    {
        var whole = Normalised(text);
        var folded = new StringBuilder(whole.Length);
        for (var i = 0; i < whole.Length;)
        {
            var run = 0;
            while (i + run < whole.Length && Chinese(whole[i + run]) >= 0) run++;
            if (run >= ReadOut) for (var j = 0; j < run; j++) folded.Append((char)('0' + Chinese(whole[i + j])));
            else if (run > 0) folded.Append(whole, i, run);
            else folded.Append(One(whole[i]));
            i += Math.Max(1, run);
        }

        return folded.ToString();
    }

    // Lone surrogates have no normal form; then the text stays as it is.
    private static string Normalised(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static int Chinese(char c) => c == '〇' ? 0 : ChineseDigits.IndexOf(c, StringComparison.Ordinal);

    private static char One(char c) => char.IsAscii(c) ? char.ToLowerInvariant(c) : CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var value ? (char)('0' + value) : char.ToLowerInvariant(c);
}
