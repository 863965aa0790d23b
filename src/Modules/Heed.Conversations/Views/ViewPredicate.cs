using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Views;

/// <summary>
/// A filter as one condition over <c>conversations_conversations c</c>, to stand beside the access rule. Every value is a
/// parameter. Linear in the number of conditions, of which there are few.
/// </summary>
internal static class ViewPredicate
{
    internal const int MaxConditions = 20;
    internal const int MaxJson = 8000;

    /// <summary>The filter of a request or of a stored view.</summary>
    /// <exception cref="InvalidRefusal">It is no filter, or too long.</exception>
    internal static ViewFilter Parse(string json)
    {
        if (json.Length > MaxJson) throw new InvalidRefusal("filter", "tooLong", $"At most {MaxJson} characters.");
        try
        {
            return JsonSerializer.Deserialize<ViewFilter>(json, HeedJson.Options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidRefusal("filter", "badFilter", "A filter is an object with match and conditions.");
        }
    }

    /// <exception cref="InvalidRefusal">A field, operator or value has no meaning; the field names the condition.</exception>
    internal static SqlText Compile(ViewFilter filter, ViewContext context)
    {
        var count = 0;
        var parts = new List<SqlText>();
        for (var i = 0; i < filter.Conditions.Count; i++)
        {
            var condition = filter.Conditions[i];
            var place = $"conditions[{i}]";
            if (condition.Conditions is null)
            {
                Count(ref count);
                parts.Add(Leaf(condition, context, place));
                continue;
            }

            if (condition.Field is not null || condition.Conditions.Any(c => c.Conditions is not null)) throw new InvalidRefusal(place, "badGroup", "A group holds conditions, one level deep.");
            var inner = new List<SqlText>();
            for (var j = 0; j < condition.Conditions.Count; j++)
            {
                Count(ref count);
                inner.Add(Leaf(condition.Conditions[j], context, $"{place}.conditions[{j}]"));
            }

            if (inner.Count > 0) parts.Add(Together(condition.Match ?? ViewMatch.All, inner));
        }

        return parts.Count == 0 ? (SqlText)$"1 = 1" : Together(filter.Match, parts);
    }

    /// <summary>
    /// The tiers a filter can reach. Without a word about the status it is what is open: nobody's view walks through
    /// years of resolved conversations by accident.
    /// </summary>
    internal static IReadOnlyList<Tier> TiersOf(ViewFilter filter)
    {
        var leaves = filter.Conditions.SelectMany(c => c.Conditions ?? [c]).ToList();
        if (leaves.Any(l => l.Field == "snoozed")) return [Tier.Waiting, Tier.Answered, Tier.Snoozed];
        if (!leaves.Any(l => l.Field is "category" or "status")) return [Tier.Waiting, Tier.Answered];
        if (filter.Match == ViewMatch.All)
        {
            foreach (var leaf in filter.Conditions.Where(c => c is { Field: "category", Value.ValueKind: JsonValueKind.Array }))
            {
                var named = leaf.Value!.Value.EnumerateArray().Any(v => v.ValueKind == JsonValueKind.String && v.GetString() == "resolved");
                if (named != (leaf.Operator == "in")) return [Tier.Waiting, Tier.Answered];
            }
        }

        return [Tier.Waiting, Tier.Answered, Tier.Resolved];
    }

    private static void Count(ref int count)
    {
        if (++count > MaxConditions) throw new InvalidRefusal("conditions", "tooMany", $"At most {MaxConditions} conditions.");
    }

    private static SqlText Leaf(ViewCondition condition, ViewContext context, string place)
    {
        var value = new ConditionValue(condition.Value, context, place);
        var (field, op) = (condition.Field ?? "", condition.Operator ?? "");
        if (field.StartsWith("field:", StringComparison.Ordinal)) return FieldConditions.Compile(field["field:".Length..], op, value);
        if (field.StartsWith("customer:", StringComparison.Ordinal)) return CustomerConditions.Compile(field["customer:".Length..], op, value);
        if (context.More.TryGetValue(field, out var more)) return more.Compile(op, value) ?? throw value.WrongOperator();
        return ViewConditions.Find(field) is { } compile ? compile(op, value) : throw new InvalidRefusal(place + ".field", "unknownField", "There is no such field.");
    }

    private static SqlText Together(ViewMatch match, List<SqlText> parts) => $"({SqlText.Join(match == ViewMatch.All ? " and " : " or ", parts)})";
}
