using System.Globalization;
using System.Text;

namespace Heed.Mail;

/// <summary>Writes encoded words (RFC 2047) in UTF-8: at most 75 characters each, never a character split over two.</summary>
internal static class EncodedWordWriter
{
    private const int MaxBytes = 45; // 60 characters of base64 and 12 of frame
    private const int LongestPlainWord = 70;

    /// <summary>True for ASCII that can stand as it is: printable, not taken for an encoded word, and with places to fold.</summary>
    public static bool IsPlain(string value)
    {
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~') || value.Contains("=?", StringComparison.Ordinal)) return false;
        if (value.StartsWith(' ') || value.EndsWith(' ')) return false;
        var run = 0;
        foreach (var c in value)
        {
            run = c == ' ' ? 0 : run + 1;
            if (run > LongestPlainWord) return false;
        }

        return true;
    }

    /// <summary>The words whose decoding, without the blanks between them, is the value.</summary>
    public static List<string> Words(string value)
    {
        var words = new List<string>();
        var bytes = new List<byte>(MaxBytes);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            if (bytes.Count + length > MaxBytes)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }

            foreach (var unit in utf8[..length]) bytes.Add(unit);
        }

        if (bytes.Count > 0) words.Add(Word(bytes));
        return words;
    }

    private static string Word(List<byte> bytes)
    {
        var quoted = new StringBuilder("=?utf-8?Q?");
        foreach (var value in bytes)
        {
            // Only what is allowed within a phrase as well (RFC 2047 section 5).
            if (value == ' ') quoted.Append('_');
            else if (value < 0x80 && char.IsAsciiLetterOrDigit((char)value)) quoted.Append((char)value);
            else quoted.Append(CultureInfo.InvariantCulture, $"={value:X2}");
        }

        quoted.Append("?=");
        var base64Length = 12 + (bytes.Count + 2) / 3 * 4;
        return quoted.Length <= Math.Min(75, base64Length) ? quoted.ToString() : $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
    }
}
