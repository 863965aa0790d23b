using System.Text;

namespace Heed.Mail;

/// <summary>
/// Encoded words of headers (RFC 2047), also the broken ones: characters split over two words, blanks inside, no padding, no end,
/// words within words and within quotes.
/// </summary>
internal static class EncodedWords
{
    private const int MaxCharsetLength = 60;

    /// <summary>Longest word that is looked for. RFC 2047 allows 75 characters; some mailers put a whole subject into one. Keeps unclosed words from costing O(n²).</summary>
    private const int MaxWordLength = 4096;

    /// <summary>The value as a person reads it, on one line. Never throws; O(length).</summary>
    public static string Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal)) return Clean(value);
        var once = DecodeOnce(value);

        // Some gateways encode what was encoded already.
        var trimmed = once.AsSpan().Trim(" \"");
        if (trimmed.StartsWith("=?") && trimmed.EndsWith("?=")) once = DecodeOnce(once);
        return Clean(once);
    }

    /// <summary>Where the encoded word that begins at <paramref name="at"/> ends (behind its <c>?=</c>); -1 when none begins there.</summary>
    public static int EndOfWord(ReadOnlySpan<char> value, int at) => TryRead(value, at, out var word) ? word.End : -1;

    /// <summary>Control characters become blanks, and the ends are trimmed: a decoded value must never be able to break a line.</summary>
    public static string Clean(string value)
    {
        var trimmed = value.AsSpan().Trim();
        if (!HasControl(trimmed)) return trimmed.Length == value.Length ? value : trimmed.ToString();
        return string.Create(trimmed.Length, value, static (target, source) =>
        {
            var text = source.AsSpan().Trim();
            for (var i = 0; i < text.Length; i++) target[i] = IsControl(text[i]) ? ' ' : text[i];
        }).Trim();
    }

    private static bool HasControl(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (IsControl(c)) return true;
        }

        return false;
    }

    private static bool IsControl(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static string DecodeOnce(string value)
    {
        var text = new StringBuilder(value.Length);
        var joined = new JoinedWords(text);
        var plain = 0;
        var sawWord = false;
        for (var at = value.IndexOf("=?", StringComparison.Ordinal); at >= 0; at = at < value.Length ? value.IndexOf("=?", at, StringComparison.Ordinal) : -1)
        {
            if (!TryRead(value, at, out var word))
            {
                at += 2;
                continue;
            }

            var between = value.AsSpan(plain, at - plain);
            if (!sawWord || !between.IsWhiteSpace())
            {
                joined.Flush();
                text.Append(between);
            }

            joined.Add(word.Charset(value), word.IsBase64, word.Text(value));
            sawWord = true;
            plain = at = word.End;
        }

        joined.Flush();
        return text.Append(value, plain, value.Length - plain).ToString();
    }

    private static bool TryRead(ReadOnlySpan<char> value, int at, out Word word)
    {
        word = default;
        if (at + 6 > value.Length || value[at] != '=' || value[at + 1] != '?') return false;
        var window = value[(at + 2)..Math.Min(value.Length, at + 2 + MaxCharsetLength)];
        var mark = window.IndexOf('?');
        if (mark < 0 || window[..mark].ContainsAny(" \t\"<>,=")) return false;
        var kind = at + 2 + mark + 1;
        if (kind + 1 >= value.Length || value[kind + 1] != '?' || (value[kind] | 0x20) is not ('b' or 'q')) return false;

        var text = kind + 2;
        var isBase64 = (value[kind] | 0x20) == 'b';
        var end = EndOfText(value[..Math.Min(value.Length, text + MaxWordLength)], text, isBase64);
        var next = end < value.Length ? Math.Min(end + 2, value.Length) : end;
        word = new Word(at + 2, mark, text, end - text, next, isBase64);
        return true;
    }

    /// <summary>Where the text ends. A word that was cut off ends with the value; a Q word may hold a bare question mark before an escape.</summary>
    private static int EndOfText(ReadOnlySpan<char> value, int from, bool isBase64)
    {
        for (var at = from; ;)
        {
            var found = value[at..].IndexOf("?=");
            if (found < 0) return isBase64 || !value[from..].Contains(' ') ? EndOfCut(value, from) : from + value[from..].IndexOf(' ');
            at += found;
            var behind = value[(at + 2)..];
            var isEscape = !isBase64 && behind.Length >= 2 && char.IsAsciiHexDigit(behind[0]) && char.IsAsciiHexDigit(behind[1]);
            if (!isEscape || behind.IndexOf("?=") < 0) return at;
            at += 2;
        }
    }

    private static int EndOfCut(ReadOnlySpan<char> value, int from)
    {
        var stop = value[from..].IndexOfAny(" <>\"?");
        return stop < 0 ? value.Length : from + stop;
    }

    private readonly record struct Word(int CharsetFrom, int CharsetLength, int TextFrom, int TextLength, int End, bool IsBase64)
    {
        /// <summary>The charset without the language that RFC 2231 lets follow.</summary>
        public string Charset(string value)
        {
            var name = value.AsSpan(CharsetFrom, CharsetLength);
            var star = name.IndexOf('*');
            return (star < 0 ? name : name[..star]).ToString();
        }

        public ReadOnlySpan<char> Text(string value) => value.AsSpan(TextFrom, TextLength);
    }
}
