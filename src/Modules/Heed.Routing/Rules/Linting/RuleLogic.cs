using System.Text.Json;

namespace Heed.Routing.Rules.Linting;

/// <summary>What follows from one condition for another of the same field. "No" where it cannot be told.</summary>
internal static class RuleLogic
{
    private static readonly string[] Days = ["0", "1", "2", "3", "4", "5", "6"];

    /// <summary>Whether everything that meets <paramref name="first"/> meets <paramref name="second"/>.</summary>
    public static bool Implies(RuleCondition first, RuleCondition second)
    {
        if (first.Field != second.Field) return false;
        if (first.AsFilter == second.AsFilter) return true;
        if (first.Field == TimeCondition.TimeOfDay) return TimeCondition.Minutes(first).Zip(TimeCondition.Minutes(second)).All(m => !m.First || m.Second);
        var (a, b) = (Values(first), Values(second));
        return (Sense(first), Sense(second)) switch
        {
            ("in", "in") => a.Count > 0 && a.All(x => b.Any(y => Within(first, x, y))),
            ("notIn", "notIn") => b.Count > 0 && b.All(y => a.Any(x => Within(first, y, x))),
            ("in", "notIn") => !RuleFields.HasSeveral(first.Field!) && a.Count > 0 && Apart(first, a, b),
            ("in", "allOf") => a.Count == 1 && b.All(y => y == a[0]),
            ("allOf", "in") => b.Any(a.Contains),
            ("allOf", "allOf") => b.All(a.Contains),
            ("contains", "contains") => a.Count > 0 && a.All(x => b.Any(y => x.Contains(y, StringComparison.OrdinalIgnoreCase))),
            ("containsNot", "containsNot") => b.Count > 0 && b.All(y => a.Any(x => y.Contains(x, StringComparison.OrdinalIgnoreCase))),
            ("atLeast", "atLeast") or ("longerThan", "longerThan") => first.Number() >= second.Number(),
            ("atMost", "atMost") or ("shorterThan", "shorterThan") => first.Number() <= second.Number(),
            ("in" or "allOf" or "atLeast" or "atMost" or "contains", "isSet") => IsTrue(second),
            _ => false,
        };
    }

    /// <summary>Whether nothing can meet both.</summary>
    public static bool Contradict(RuleCondition first, RuleCondition second)
    {
        if (first.Field != second.Field) return false;
        if (first.Field == TimeCondition.TimeOfDay) return TimeCondition.Minutes(first).Zip(TimeCondition.Minutes(second)).All(m => !m.First || !m.Second);
        return OneWay(first, second) || OneWay(second, first);
    }

    /// <summary>Whether the condition alone can never hold.</summary>
    public static bool IsImpossible(RuleCondition condition) =>
        condition.Field == TimeCondition.TimeOfDay ? !TimeCondition.Minutes(condition).Contains(true) : condition.Field == TimeCondition.Weekday && Values(condition).Count == 0;

    /// <summary>The conditions that together say the same as a list, one value each; the condition itself where it is no list.</summary>
    public static IReadOnlyList<RuleCondition> Split(RuleCondition condition)
    {
        if (Sense(condition) != "in" || condition.Field == TimeCondition.TimeOfDay) return [condition];
        var values = Values(condition);
        return values.Count < 2 ? [condition] : [.. values.Select(v => new RuleCondition(condition.Field, "in", JsonSerializer.SerializeToElement(new[] { v })))];
    }

    private static bool OneWay(RuleCondition first, RuleCondition second)
    {
        var (a, b) = (Values(first), Values(second));
        return (Sense(first), Sense(second)) switch
        {
            ("in", "in") => !RuleFields.HasSeveral(first.Field!) && Apart(first, a, b),
            ("in", "notIn") => a.Count > 0 && a.All(x => b.Any(y => Within(first, x, y))),
            ("allOf", "notIn") => a.Any(b.Contains),
            ("atLeast", "atMost") => first.Number() > second.Number(),
            ("longerThan", "shorterThan") => first.Number() >= second.Number(),
            ("is", "is") => IsTruth(first) && IsTruth(second) && IsTrue(first) != IsTrue(second),
            ("isSet", "isSet") => IsTrue(first) != IsTrue(second),
            ("in" or "allOf" or "atLeast" or "atMost" or "contains", "isSet") => !IsTrue(second),
            _ => false,
        };
    }

    // There are seven days: "not on Sunday" is a list of six.
    private static string Sense(RuleCondition condition) =>
        condition.Field == TimeCondition.Weekday && condition.Operator == "notIn" ? "in" : condition.Operator ?? "";

    private static IReadOnlyList<string> Values(RuleCondition condition)
    {
        var texts = condition.Texts();
        if (condition.Field == TimeCondition.Weekday && condition.Operator == "notIn") return [.. Days.Except(texts)];
        if (condition.Field == "language") return [.. texts.Select(t => t.ToLowerInvariant())];
        if (texts.Count > 0) return texts;
        return condition.Value is { ValueKind: JsonValueKind.String } one ? [one.GetString()!] : [];
    }

    /// <summary>Whether having the one value is having the other: the same, or a regional form of a language.</summary>
    private static bool Within(RuleCondition of, string value, string whole) =>
        value == whole || (of.Field == "language" && value.StartsWith(whole + "-", StringComparison.Ordinal));

    private static bool Apart(RuleCondition of, IReadOnlyList<string> a, IReadOnlyList<string> b) =>
        a.Count > 0 && b.Count > 0 && !a.Any(x => b.Any(y => Within(of, x, y) || Within(of, y, x)));

    private static bool IsTruth(RuleCondition condition) => condition.Value?.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsTrue(RuleCondition condition) => condition.Value?.ValueKind == JsonValueKind.True;
}
