using System.Globalization;
using System.Text;
using Heed.Knowledge.Entries;

namespace Heed.Knowledge.Answering;

/// <summary>Decides which case of an answer holds. What cannot be decided is said for every case, by its name: better long than wrong.</summary>
internal static class Cases
{
    /// <summary>Where the words of the case stand within the answer.</summary>
    internal const string Mark = "{{case}}";

    /// <summary>The answer with the words of the right case in their place.</summary>
    public static string Compose(string markdown, IReadOnlyList<AnswerCase> cases, IReadOnlyDictionary<string, string>? facts, DateTimeOffset now)
    {
        var words = cases.Count > 0 ? Words(cases, facts, now) : "";
        if (markdown.Contains(Mark, StringComparison.Ordinal)) return markdown.Replace(Mark, words, StringComparison.Ordinal).Trim();
        return words.Length == 0 ? markdown.Trim() : (markdown.TrimEnd() + "\n\n" + words).Trim();
    }

    private static string Words(IReadOnlyList<AnswerCase> cases, IReadOnlyDictionary<string, string>? facts, DateTimeOffset now)
    {
        foreach (var one in cases)
        {
            if (one.When.Count == 0) continue;
            var verdict = Holds(one.When, facts, now);
            if (verdict is null) return All(cases);
            if (verdict.Value) return one.Markdown.Trim();
        }

        return cases.FirstOrDefault(c => c.When.Count == 0)?.Markdown.Trim() ?? "";
    }

    private static string All(IReadOnlyList<AnswerCase> cases)
    {
        var text = new StringBuilder();
        foreach (var one in cases)
        {
            if (text.Length > 0) text.Append("\n\n");
            text.Append("**").Append(one.Name.Replace("*", "", StringComparison.Ordinal)).Append("** ").Append(one.Markdown.Trim());
        }

        return text.ToString();
    }

    /// <summary>Whether all rules hold; null when one is not known and none fails.</summary>
    private static bool? Holds(IReadOnlyList<CaseRule> rules, IReadOnlyDictionary<string, string>? facts, DateTimeOffset now)
    {
        var known = true;
        foreach (var rule in rules)
        {
            var value = facts?.GetValueOrDefault(rule.Fact);
            if (rule.Op is CaseOperator.Set or CaseOperator.Unset && facts is not null)
            {
                if (string.IsNullOrEmpty(value) == (rule.Op == CaseOperator.Set)) return false;
            }
            else if (value is null)
            {
                known = false;
            }
            else if (!Holds(rule, value, now))
            {
                return false;
            }
        }

        return known ? true : null;
    }

    private static bool Holds(CaseRule rule, string value, DateTimeOffset now)
    {
        var wanted = rule.Value == "today" ? now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : rule.Value;
        var order = Compare(value.Trim(), wanted.Trim());
        return rule.Op switch
        {
            CaseOperator.Eq => order == 0,
            CaseOperator.Ne => order != 0,
            CaseOperator.Gt => order > 0,
            CaseOperator.Gte => order >= 0,
            CaseOperator.Lt => order < 0,
            CaseOperator.Lte => order <= 0,
            _ => value.Contains(wanted, StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>As days, as numbers, or as texts.</summary>
    private static int Compare(string value, string wanted)
    {
        if (Day(value) is { } day && Day(wanted) is { } other) return day.CompareTo(other);
        if (decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && decimal.TryParse(wanted, NumberStyles.Number, CultureInfo.InvariantCulture, out var limit)) return number.CompareTo(limit);
        return string.Compare(value, wanted, StringComparison.OrdinalIgnoreCase);
    }

    private static DateOnly? Day(string text) =>
        text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
