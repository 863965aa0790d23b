using System.Globalization;
using Heed.Conversations.Fields;
using Heed.Platform.Store;

namespace Heed.Conversations.Views;

/// <summary>Conditions over the workspace's own fields, read from the rows of their values.</summary>
internal static class FieldConditions
{
    internal static SqlText Compile(string key, string op, ConditionValue value)
    {
        var field = value.Context.Fields.FirstOrDefault(f => f.Key == key) ?? throw value.Wrong("There is no such field.");
        if (op == "isSet") return ConditionValue.Turned(value.Truth(), Exists(field, SqlText.Empty));
        return field.Type switch
        {
            FieldKind.Number => Exists(field, Number(op, value)),
            FieldKind.Date => Exists(field, Date(op, value)),
            FieldKind.Boolean when op == "is" => ConditionValue.Turned(value.Truth(), Exists(field, $" and v.value = {"true"}")),
            FieldKind.Choice or FieldKind.MultiChoice => Choice(field, op, value),
            FieldKind.Text or FieldKind.Url or FieldKind.Email or FieldKind.Phone => Text(field, op, value),
            _ => throw value.WrongOperator(),
        };
    }

    private static SqlText Choice(ConversationField field, string op, ConditionValue value)
    {
        var wanted = SqlText.Join(", ", value.Texts().Select(t => (SqlText)$"{FieldRules.Indexed(t)}"));
        return op switch
        {
            "in" => Exists(field, $" and v.value in ({wanted})"),
            "notIn" => $"not {Exists(field, $" and v.value in ({wanted})")}",
            _ => throw value.WrongOperator(),
        };
    }

    private static SqlText Text(ConversationField field, string op, ConditionValue value) => op switch
    {
        "is" => Exists(field, $" and v.value = {FieldRules.Indexed(value.Text())}"),
        "contains" => Exists(field, $" and {value.Context.Dialect.Contains("v.value", FieldRules.Indexed(value.Text()))}"),
        _ => throw value.WrongOperator(),
    };

    private static SqlText Number(string op, ConditionValue value) => op switch
    {
        "is" => $" and v.number = {value.Number()}",
        "atLeast" => $" and v.number >= {value.Number()}",
        "atMost" => $" and v.number <= {value.Number()}",
        _ => throw value.WrongOperator(),
    };

    /// <summary>Dates are stored so that their text sorts as they do.</summary>
    private static SqlText Date(string op, ConditionValue value)
    {
        var text = value.Text();
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) throw value.Wrong("A date such as 2026-10-01.");
        return op switch
        {
            "is" => $" and v.value = {text}",
            "before" => $" and v.value < {text}",
            "after" => $" and v.value > {text}",
            _ => throw value.WrongOperator(),
        };
    }

    private static SqlText Exists(ConversationField field, SqlText more) =>
        $"exists (select 1 from conversations_field_values v where v.workspace = c.workspace and v.conversation = c.id and v.field = {field.Id}{more})";
}
