using System.Globalization;
using System.Text;

namespace Heed.Bot.Thinking;

/// <summary>Makes typed text comparable: one width, one case, no marks. Linear, never throws, reads a bounded beginning.</summary>
internal static class Plain
{
    /// <summary>Longest beginning of a message that counts; the rest of a pasted log tells nothing more.</summary>
    public const int Most = 1000;
    private static readonly char[] Edges = [',', '.', '!', '?', ';', ':', '(', ')', '"', '“', '”'];
    private static readonly char[] Breaks = [',', '.', '!', '?', ';', '\n', '，', '。', '！', '？', '；', '、', '~', '…'];

    /// <summary>The beginning that counts, never ending in half a character.</summary>
    public static string Beginning(string text) => text.Length <= Most ? text : text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)];

    /// <summary>Lower case, half width, single blanks; marks stay.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(Math.Min(text.Length, Most));
        foreach (var c in Beginning(text))
        {
            var half = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c == '\u3000' ? ' ' : c == '’' ? '\'' : c;
            if (half is '\u200B' or '\uFEFF') continue;
            if (char.IsWhiteSpace(half) && half != '\n')
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
                continue;
            }

            folded.Append(char.ToLowerInvariant(half));
        }

        return folded.ToString().Trim();
    }

    /// <summary>Clauses of a folded text.</summary>
    public static string[] Clauses(string folded) => folded.Split(Breaks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether there is anything to read: a letter, a digit, an ideograph.</summary>
    public static bool HasWords(string text)
    {
        foreach (var rune in Beginning(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) return true;
        }

        return false;
    }

    /// <summary>
    /// Whether it is written in Chinese characters; null when it is in no language: order numbers, addresses, "ok" and names of models are typed by everybody.
    /// </summary>
    public static bool? IsChinese(string text)
    {
        var beginning = Beginning(text);
        foreach (var c in beginning)
        {
            if (c is >= '\u4E00' and <= '\u9FFF') return true;
        }

        var letters = beginning.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim(Edges)).Where(w => w.Length > 1 && w.All(c => char.IsAsciiLetter(c) || c is '\'' or '’' or '-')).Sum(w => w.Length);
        return letters > 2 ? false : null;
    }

    /// <summary>What a text says when only its letters and digits count.</summary>
    public static string Bare(string clause)
    {
        var bare = new StringBuilder(clause.Length);
        foreach (var c in clause)
        {
            if (char.IsLetterOrDigit(c) || c == '\'' || (c == ' ' && bare.Length > 0) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) bare.Append(c);
        }

        return bare.ToString().Trim();
    }
}
