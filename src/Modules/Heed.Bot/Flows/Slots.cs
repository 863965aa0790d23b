using System.Globalization;

namespace Heed.Bot.Flows;

/// <summary>Reads an answer out of what a visitor typed. Linear, never throws.</summary>
internal static class Slots
{
    private const int MaxText = 500;
    private static readonly char[] Marks = [' ', ',', '，', '。', '.', '!', '！', ':', '：', ';', '；', '、', '(', ')', '（', '）', '"', '“', '”', '\n', '\t', '#', '?', '？'];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The value in a normal form; null when there is none of this kind.</summary>
    /// <param name="today">For days without a year.</param>
    public static string? Read(SlotKind kind, string text, DateOnly today)
    {
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Trim();
        return kind switch
        {
            SlotKind.OrderNumber => Words(plain).Select(OrderNumber).FirstOrDefault(n => n is not null),
            SlotKind.Phone => Phone(plain),
            SlotKind.Email => Words(plain.Replace('.', '\u0001')).Select(w => w.Replace('\u0001', '.').Trim('.')).FirstOrDefault(IsEmail),
            SlotKind.Date => Date(plain.ToLowerInvariant(), today),
            SlotKind.Text => plain.Length is 0 or > MaxText || !Thinking.Plain.HasWords(plain) ? null : plain,
            _ => null,
        };
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new System.Text.StringBuilder();
        foreach (var c in text)
        {
            // A number typed into a Chinese sentence stands without blanks.
            if (Array.IndexOf(Marks, c) >= 0 || (c >= '\u2E80' && c != '\u0001'))
            {
                if (word.Length > 0) yield return word.ToString();
                word.Clear();
            }
            else
            {
                word.Append(c);
            }
        }

        if (word.Length > 0) yield return word.ToString();
    }

    private static string? OrderNumber(string word) =>
        word.Length is >= 4 and <= 40 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && word.Count(char.IsAsciiDigit) >= 3 ? word.ToUpperInvariant() : null;

    private static string? Phone(string text)
    {
        var digits = new System.Text.StringBuilder();
        string? best = null;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\0';
            if (char.IsAsciiDigit(c) || (c == '+' && digits.Length == 0))
            {
                digits.Append(c);
            }
            else if (digits.Length > 0 && c is ' ' or '-' or '(' or ')')
            {
                continue;
            }
            else
            {
                if (digits.Length is >= 6 and <= 16) best ??= digits.ToString();
                digits.Clear();
            }
        }

        return best;
    }

    private static bool IsEmail(string word)
    {
        var at = word.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == word.LastIndexOf('@') && word.Length <= 254 && word.IndexOf('.', at) is > 0 and var dot && dot > at + 1 && dot < word.Length - 1;
    }

    private static string? Date(string text, DateOnly today)
    {
        if (text.Contains("今天", StringComparison.Ordinal) || text.Contains("today", StringComparison.Ordinal)) return Iso(today);
        if (text.Contains("后天", StringComparison.Ordinal)) return Iso(today.AddDays(2));
        if (text.Contains("明天", StringComparison.Ordinal) || text.Contains("tomorrow", StringComparison.Ordinal)) return Iso(today.AddDays(1));
        if (text.Contains("昨天", StringComparison.Ordinal) || text.Contains("yesterday", StringComparison.Ordinal)) return Iso(today.AddDays(-1));
        var numbers = Numbers(text);
        var month = Array.FindIndex(Months, m => text.Contains(m, StringComparison.Ordinal)) + 1;
        if (month > 0 && numbers.Count > 0)
        {
            return Make(numbers.FirstOrDefault(n => n > 1000) is > 0 and var year ? year : today.Year, month, numbers.FirstOrDefault(n => n is >= 1 and <= 31));
        }

        return numbers.Count switch
        {
            >= 3 when numbers[0] > 1000 => Make(numbers[0], numbers[1], numbers[2]),
            2 when numbers[0] <= 12 => Make(today.Year, numbers[0], numbers[1]),
            _ => null,
        };
    }

    private static List<int> Numbers(string text)
    {
        var numbers = new List<int>();
        for (var i = 0; i < text.Length && numbers.Count < 4; i++)
        {
            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
            if (i > start && i - start <= 4) numbers.Add(int.Parse(text.AsSpan(start, i - start), CultureInfo.InvariantCulture));
        }

        return numbers;
    }

    private static string? Make(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? Iso(new DateOnly(year, month, day)) : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
