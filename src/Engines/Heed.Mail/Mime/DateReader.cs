using System.Globalization;

namespace Heed.Mail;

/// <summary>
/// Dates (RFC 5322 section 3.3 and 4.3) as mailers write them: without day or seconds, with two digits of the year, in the order of
/// <c>asctime</c>, as ISO 8601, with comments, with German, French or Chinese months, with zones by name.
/// </summary>
internal static class DateReader
{
    private const int MaxLength = 200;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] ChineseMonths = ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"];

    private static readonly Dictionary<string, int> OtherMonths = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mär"] = 3,
        ["mrz"] = 3,
        ["mai"] = 5,
        ["okt"] = 10,
        ["dez"] = 12,
        ["fév"] = 2,
        ["fev"] = 2,
        ["avr"] = 4,
        ["jui"] = 6,
        ["aoû"] = 8,
        ["aou"] = 8,
        ["déc"] = 12,
        ["ene"] = 1,
        ["abr"] = 4,
        ["ago"] = 8,
        ["dic"] = 12,
        ["gen"] = 1,
        ["mag"] = 5,
        ["giu"] = 6,
        ["lug"] = 7,
        ["set"] = 9,
        ["ott"] = 10,
        ["out"] = 10,
        ["mei"] = 5,
        ["mrt"] = 3,
        ["maa"] = 3,
        ["juil"] = 7,
    };

    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ut"] = 0,
        ["utc"] = 0,
        ["gmt"] = 0,
        ["z"] = 0,
        ["wet"] = 0,
        ["bst"] = 60,
        ["west"] = 60,
        ["cet"] = 60,
        ["met"] = 60,
        ["mez"] = 60,
        ["cest"] = 120,
        ["mest"] = 120,
        ["mesz"] = 120,
        ["eet"] = 120,
        ["eest"] = 180,
        ["msk"] = 180,
        ["jst"] = 540,
        ["kst"] = 540,
        ["hkt"] = 480,
        ["sgt"] = 480,
        ["aest"] = 600,
        ["aedt"] = 660,
        ["est"] = -300,
        ["edt"] = -240,
        ["cst"] = -360,
        ["cdt"] = -300,
        ["mst"] = -420,
        ["mdt"] = -360,
        ["pst"] = -480,
        ["pdt"] = -420,
    };

    /// <summary>The instant with its zone, or null when it cannot be read. Never throws; O(length).</summary>
    public static DateTimeOffset? Read(string value)
    {
        if (value.Length > MaxLength) value = value[..MaxLength];
        var parts = new DateParts();
        foreach (var word in Words(value)) Take(word, parts);
        return parts.Instant();
    }

    /// <summary>Words, numbers with their separators, comments left out.</summary>
    private static IEnumerable<string> Words(string value)
    {
        var depth = 0;
        var from = -1;
        for (var i = 0; i <= value.Length; i++)
        {
            var c = i < value.Length ? value[i] : ' ';
            if (c == '(') depth++;
            var inside = depth == 0 && !char.IsWhiteSpace(c) && c is not (',' or ';' or '"' or '<' or '>');
            if (inside && from < 0) from = i;
            if (!inside && from >= 0)
            {
                yield return value[from..i];
                from = -1;
            }

            if (c == ')' && depth > 0) depth--;
        }
    }

    private static void Take(string word, DateParts parts)
    {
        // "2012-04-01T10:00:00+08:00"
        if (word.IndexOf('T', StringComparison.Ordinal) is var t && t >= 8 && char.IsAsciiDigit(word[0]))
        {
            Take(word[..t], parts);
            word = word[(t + 1)..];
            if (word.Length == 0) return;
        }

        // "10:00:00+0800", "GMT+0800", "10:00:00Z"
        if (parts.Offset is null && word.LastIndexOfAny(['+', '-']) is var sign and > 0 && (word.Contains(':', StringComparison.Ordinal) || char.IsAsciiLetter(word[0])) && word[..sign].LastIndexOfAny(['+', '-']) < 0 && char.IsAsciiDigit(word[^1]))
        {
            if (!TakeMonth(word[..sign], parts)) Take(word[..sign], parts);
            Zone(word[sign..], parts);
            return;
        }

        if (word[0] is '+' or '-') Zone(word, parts);
        else if (word.Contains(':', StringComparison.Ordinal)) Clock(word, parts);
        else if (char.IsAsciiDigit(word[0])) Number(word, parts);
        else Letters(word, parts);
    }

    private static void Zone(string word, DateParts parts)
    {
        var digits = word[1..].Replace(":", "", StringComparison.Ordinal);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return;
        var minutes = digits.Length <= 2 ? number * 60 : number / 100 * 60 + number % 100;

        // No zone is further away than 14 hours: such an offset is noise, and the time is taken as UTC.
        parts.Offset = minutes > 14 * 60 ? 0 : word[0] == '-' ? -minutes : minutes;
    }

    private static void Clock(string word, DateParts parts)
    {
        if (parts.Hour is not null) return;
        var pieces = word.TrimEnd('Z', 'z').Split(':', '.');
        if (word[^1] is 'Z' or 'z') parts.Offset ??= 0;
        if (pieces.Length < 2 || !Int(pieces[0], out var hour)) return;
        var afternoon = pieces[1].EndsWith("pm", StringComparison.OrdinalIgnoreCase) || pieces[^1].EndsWith("pm", StringComparison.OrdinalIgnoreCase);
        if (!Int(pieces[1].AsSpan().TrimEnd("aApPmM"), out var minute)) return;
        parts.Hour = afternoon && hour < 12 ? hour + 12 : hour;
        parts.Minute = minute;
        parts.Second = pieces.Length > 2 && Int(pieces[2].AsSpan().TrimEnd("aApPmM"), out var second) ? second : 0;
    }

    private static void Number(string word, DateParts parts)
    {
        // "10.20.30", after the date.
        if (parts.Year is not null && parts.Day is not null && word.Contains('.', StringComparison.Ordinal))
        {
            Clock(word, parts);
            return;
        }

        var pieces = word.Split('-', '/', '.');
        if (pieces.Length >= 3 && Int(pieces[0], out var first) && (Int(pieces[1], out var second) || MonthOf(pieces[1], out second)) && Int(pieces[2], out var third))
        {
            if (first > 31) (parts.Year, parts.Month, parts.Day) = (first, second, third);
            else if (word.Contains('/', StringComparison.Ordinal) && first <= 12) (parts.Month, parts.Day, parts.Year) = second > 12 ? (first, second, third) : (second, first, third);
            else (parts.Day, parts.Month, parts.Year) = (first, second, third);
            parts.YearDigits = first > 31 ? pieces[0].Length : pieces[2].Length;
            return;
        }

        // "2012年4月1日"
        if (word.IndexOf('年', StringComparison.Ordinal) is var year and > 0)
        {
            var digits = word.Split('年', '月', '日', '号');
            if (digits.Length >= 3 && Int(digits[0], out var y) && Int(digits[1], out var m) && Int(digits[2], out var d)) (parts.Year, parts.Month, parts.Day, parts.YearDigits) = (y, m, d, 4);
            return;
        }

        if (word.EndsWith('月') && Int(word.AsSpan(0, word.Length - 1), out var chinese)) parts.Month ??= chinese;
        if (!Int(word.AsSpan().TrimEnd("stndrh."), out var number)) return;
        if ((word.Length <= 2 || word[0] == '0' && word.Length == 3) && parts.Day is null) parts.Day = number;
        else if (parts.Year is null) (parts.Year, parts.YearDigits) = (number, word.Length);
    }

    private static void Letters(string word, DateParts parts)
    {
        if (TakeMonth(word, parts)) return;
        if (word.Equals("pm", StringComparison.OrdinalIgnoreCase) && parts.Hour < 12) parts.Hour += 12;
        else if (word.Equals("am", StringComparison.OrdinalIgnoreCase) && parts.Hour == 12) parts.Hour = 0;
        else if (Zones.TryGetValue(word, out var minutes)) parts.Offset ??= minutes;
    }

    private static bool TakeMonth(string word, DateParts parts)
    {
        if (parts.Month is not null || !MonthOf(word, out var month)) return false;
        parts.Month = month;
        return true;
    }

    private static bool MonthOf(string word, out int month)
    {
        month = 0;
        if (word.EndsWith('月')) month = Array.IndexOf(ChineseMonths, word) + 1;
        if (month > 0) return true;
        if (word.Length < 3) return false;
        if (OtherMonths.TryGetValue(word.Length >= 4 ? word[..4] : word, out month) || OtherMonths.TryGetValue(word[..3], out month)) return true;
        month = Array.FindIndex(Months, m => word.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1;
        return month > 0;
    }

    private static bool Int(ReadOnlySpan<char> digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
