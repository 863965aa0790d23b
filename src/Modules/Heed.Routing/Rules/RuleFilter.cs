using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Routing.Rules;

/// <summary>Conditions of a rule, in the form that saved views have them: all or any of them, with groups one level deep.</summary>
internal sealed record RuleFilter(IReadOnlyList<RuleCondition> Conditions, RuleMatch Match = RuleMatch.All)
{
    /// <summary>The filter; null when it is none.</summary>
    public static RuleFilter? Parse(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object ? json.Deserialize<RuleFilter>(HeedJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The conditions themselves, those of groups among them.</summary>
    public IEnumerable<RuleCondition> Leaves() => Conditions.SelectMany(c => c.Conditions ?? [c]);

    /// <summary>Whether it holds, by what each condition says; and the place of the first that does not.</summary>
    public (bool Met, int? Missed) Holds(Func<RuleCondition, bool> truth)
    {
        if (Conditions.Count == 0) return (true, null);
        int? missed = null;
        for (var i = 0; i < Conditions.Count; i++)
        {
            var holds = One(Conditions[i], truth);
            if (holds && Match == RuleMatch.Any) return (true, null);
            if (holds) continue;
            missed ??= i;
            if (Match == RuleMatch.All) return (false, missed);
        }

        return (Match == RuleMatch.All, Match == RuleMatch.All ? null : missed);
    }

    private static bool One(RuleCondition condition, Func<RuleCondition, bool> truth)
    {
        if (condition.Conditions is not { } inner) return truth(condition);
        return inner.Count == 0 || ((condition.Match ?? RuleMatch.All) == RuleMatch.All ? inner.All(truth) : inner.Any(truth));
    }
}

/// <summary>One condition (field, operator, value), or a group (match, conditions).</summary>
internal sealed record RuleCondition(
    string? Field = null, string? Operator = null, JsonElement? Value = null, RuleMatch? Match = null, IReadOnlyList<RuleCondition>? Conditions = null)
{
    /// <summary>The condition alone as a filter: its name in caches, and what Conversations is asked.</summary>
    public string AsFilter { get; } = Conditions is not null ? "" : JsonSerializer.Serialize(
        new { conditions = new[] { new { field = Field, @operator = Operator, value = Value } } }, HeedJson.Options);

    /// <summary>The value as texts; empty when it is no list of texts.</summary>
    public IReadOnlyList<string> Texts() => Value is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
        : [];

    /// <summary>The value as a number; null when it is none.</summary>
    public double? Number() => Value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? value : null;
}

/// <summary>Whether all conditions must hold, or one is enough.</summary>
internal enum RuleMatch
{
    All,
    Any,
}
