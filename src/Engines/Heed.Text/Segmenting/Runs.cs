
using static Heed.Text.Segmenting.Letters;

namespace Heed.Text.Segmenting;
/// <summary>Stretches that are one word whatever the list says: names of other scripts, numbers, dates. Reads folded text.</summary>
internal static class Runs
{
    /// <summary>No run is longer, so that no text can make one word cost much.</summary>
    public const int Longest = 512;

    /// <summary>How many ends <see cref="Numbers"/> may give.</summary>
    public const int MostEnds = 8;

    /// <summary>Where the letters and digits that begin here end; <paramref name="from"/> when none do.</summary>
    public static int Latin(ReadOnlySpan<char> text, int from, out bool digitsOnly)
    {
        var limit = Math.Min(text.Length, from + Longest);
        var at = from;
        digitsOnly = true;
        while (at < limit)
        {
            if (IsLatin(text[at])) digitsOnly &= char.IsAsciiDigit(text[at]);
            else if (at == from || !Joins(text, at)) break;
            at++;
        }

        return digitsOnly ? at : Math.Max(at, EndOfAddress(text, at));
    }

    /// <summary>Where an address such as https://… ends whose colon stands at a place; the place itself when none does.</summary>
    public static int EndOfAddress(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || !char.IsAsciiLetter(text[at - 1]) || !text[at..].StartsWith("://", StringComparison.Ordinal)) return at;
        var limit = Math.Min(text.Length, at + Longest);
        var end = at + 3;
        while (end < limit && text[end] is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '(' or ')')) end++;
        while (text[end - 1] is '.' or ',' or '!' or '?' or ';' or ':') end--;
        return end;
    }

    /// <summary>Letters and digits of scripts other than Chinese.</summary>
    public static bool IsLatin(char c) => Of(c) is Kind.Letter or Kind.Digit;

    /// <summary>A sign within a word or number: 12.5, 1,000, 9:30, a-b, a@b.c, don't.</summary>
    public static bool Joins(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || at + 1 >= text.Length) return false;
        var (before, sign, after) = (text[at - 1], text[at], text[at + 1]);
        if (!char.IsAsciiLetterOrDigit(before) || !char.IsAsciiLetterOrDigit(after)) return false;
        return sign switch
        {
            '.' or '-' or '_' or '@' or '/' or '&' or '+' or '\'' or '’' => true,
            ',' or ':' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            _ => false,
        };
    }

    /// <summary>Where numbers that begin here may end, shortest first: 3, 3万, 3万多; 二十五, 百分之五; 2024年; 第3. None for a single 一.</summary>
    public static int Numbers(ReadOnlySpan<char> text, int from, Span<int> ends)
    {
        var count = 0;
        var start = text[from] == '第' ? from + 1 : from;
        var at = Number(text, start, out var digits);
        if (at == start) return 0;
        if (start > from || at > start + 1 || digits) ends[count++] = at;
        if (start > from) return count;
        if (digits && at < text.Length && Of(text[at]) == Kind.HanNumeral && text[at] is not ('几' or '数'))
        {
            at = Number(text, at, out _);
            ends[count++] = at;
        }

        if (at < text.Length && text[at] is '多' or '余' or '来' && (digits || text[at - 1] is '十' or '百' or '千' or '万' or '亿'))
        {
            at++;
            if (at < text.Length && text[at] is '万' or '亿') at++;
            ends[count++] = at;
            return count;
        }

        if (at + 2 < text.Length && text[at] == '分' && text[at + 1] == '之' && Number(text, at + 2, out _) is var whole && whole > at + 2)
        {
            ends[count++] = whole;
            return count;
        }

        if (at < text.Length && text[at] is '%' or '‰') ends[count++] = at + 1;
        else if (Date(text, start, at) is var date && date > at) ends[count++] = date;
        return count;
    }

    /// <summary>Digits with their points, or Chinese numerals.</summary>
    private static int Number(ReadOnlySpan<char> text, int from, out bool digits)
    {
        var limit = Math.Min(text.Length, from + Longest);
        digits = from < limit && char.IsAsciiDigit(text[from]);
        var at = from;
        while (at < limit && (digits ? char.IsAsciiDigit(text[at]) || (text[at] is '.' or ',' or ':' && Joins(text, at) && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])) : Of(text[at]) == Kind.HanNumeral)) at++;
        // Part of a word of letters, such as an order number, is no number.
        return digits && at < text.Length && (Of(text[at]) == Kind.Letter || Joins(text, at)) ? from : at;
    }

    /// <summary>A year, month, day or hour is one word with its number when it can be no span of time.</summary>
    private static int Date(ReadOnlySpan<char> text, int from, int at)
    {
        if (at >= text.Length || at - from > 4) return at;
        var length = at - from;
        var digits = char.IsAsciiDigit(text[from]) ? text[from..at].IndexOfAnyExceptInRange('0', '9') < 0 : text[from..at].IndexOfAny("百千万亿两几数") < 0;
        if (!digits) return at;
        switch (text[at])
        {
            case '年' when at + 1 < text.Length && text[at + 1] == '代' && length is 2 or 4:
                return at + 2;
            case '年' when length == 4 && text[from..at].IndexOf('十') < 0:
            case '年' when length == 2 && text[from] is '9' or '8' or '7' or '九' or '八' or '七' && text[from + 1] != '十':
                return at + 1;
            case '月' when length <= 2 || (length == 3 && text[from] == '十'):
                return at + 1 < text.Length && text[at + 1] == '份' ? at + 2 : at + 1;
            case '日' when length <= 3:
                return at + 1;
            case '时' when length <= 2 && char.IsAsciiDigit(text[from]):
                return at + 1;
            default:
                return at;
        }
    }
}
