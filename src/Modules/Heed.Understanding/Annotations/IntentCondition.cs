using Heed.Conversations.Public;

namespace Heed.Understanding.Annotations;

/// <summary><c>intent</c>: what the customer wants, by the newest message that says it. <c>none</c> is that nobody knows.</summary>
internal sealed class IntentCondition : IConversationCondition
{
    public string Field => "intent";

    public SqlText? Compile(string op, IConditionValue value)
    {
        if (op is not ("in" or "notIn")) return null;
        var (ids, words) = value.Ids("none");
        SqlText wanted = ids.Count == 0
            ? (SqlText)$"1 = 0"
            : $"exists (select 1 from understanding_annotations a where a.workspace = c.workspace and a.conversation = c.id and a.intent in {ids} and not exists (select 1 from understanding_annotations b where b.workspace = c.workspace and b.conversation = c.id and b.intent is not null and b.message > a.message))";
        SqlText unknown = words.Contains("none")
            ? $" or not exists (select 1 from understanding_annotations n where n.workspace = c.workspace and n.conversation = c.id and n.intent is not null)"
            : SqlText.Empty;
        return op == "in" ? (SqlText)$"({wanted}{unknown})" : $"not ({wanted}{unknown})";
    }
}
