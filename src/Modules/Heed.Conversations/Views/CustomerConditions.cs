using Heed.Platform.Store;

namespace Heed.Conversations.Views;

/// <summary>Conditions over the customer's own fields (<c>customer:KEY</c>), read from the customer's row.</summary>
internal static class CustomerConditions
{
    private const int MaxKey = 40;
    private const string Attributes = "k.attributes";

    internal static SqlText Compile(string key, string op, ConditionValue value)
    {
        if (key.Length is 0 or > MaxKey || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')) throw value.Wrong("There is no such customer field.");
        var text = value.Context.Dialect.JsonText(Attributes, key);
        var number = value.Context.Dialect.JsonNumber(Attributes, key);
        return op switch
        {
            "isSet" => ConditionValue.Turned(value.Truth(), Exists($"{text} is not null")),
            "in" => Exists($"{text} is not null and {text} in ({Texts(value)})"),
            "notIn" => $"not {Exists($"{text} is not null and {text} in ({Texts(value)})")}",
            "is" => Exists($"{text} is not null and {text} = {value.Text()}"),
            "contains" => Exists(Holds(text, value)),
            "atLeast" => Exists($"{number} is not null and {number} >= {value.Number()}"),
            "atMost" => Exists($"{number} is not null and {number} <= {value.Number()}"),
            _ => throw value.WrongOperator(),
        };
    }

    private static SqlText Texts(ConditionValue value) => SqlText.Join(", ", value.Texts().Select(t => (SqlText)$"{t}"));

    /// <summary>The dialect's "contains" stands on a column: the member becomes one.</summary>
    private static SqlText Holds(SqlText text, ConditionValue value) =>
        $"exists (select 1 from (select {text} as found) x where x.found is not null and {value.Context.Dialect.Contains("x.found", value.Text())})";

    private static SqlText Exists(SqlText condition) =>
        $"exists (select 1 from customers_customers k where k.workspace = c.workspace and k.id = c.customer and {condition})";
}
