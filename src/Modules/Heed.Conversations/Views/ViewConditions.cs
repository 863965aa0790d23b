using System.Collections.Frozen;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Platform.Store;

namespace Heed.Conversations.Views;

/// <summary>What each field of a condition means in SQL. None of the conditions is ever null, so that each can be turned round.</summary>
internal static class ViewConditions
{
    private static readonly FrozenDictionary<string, Func<string, ConditionValue, SqlText>> Fields = new Dictionary<string, Func<string, ConditionValue, SqlText>>
    {
        ["category"] = (op, v) => In(op, v, $"c.category in ({Numbers(v.Names<StatusCategory>())})"),
        ["status"] = (op, v) => In(op, v, $"c.status in {v.Ids().Ids}"),
        ["priority"] = (op, v) => In(op, v, $"c.priority in ({Numbers(v.Names<Priority>())})"),
        ["assignee"] = Assignee,
        ["team"] = Team,
        ["inbox"] = (op, v) => In(op, v, $"c.inbox in {v.Ids().Ids}"),
        ["brand"] = (op, v) => In(op, v, $"c.brand in {v.Ids().Ids}"),
        ["channel"] = (op, v) => In(op, v, $"c.channel in ({Texts(v.Texts())})"),
        ["label"] = Label,
        ["customerTag"] = (op, v) => In(op, v, $"exists (select 1 from customers_tagged g where g.workspace = c.workspace and g.customer = c.customer and g.tag in {v.Ids().Ids})"),
        ["company"] = (op, v) => In(op, v, $"exists (select 1 from customers_customers k where k.workspace = c.workspace and k.id = c.customer and k.company_id is not null and k.company_id in {v.Ids().Ids})"),
        ["language"] = Language,
        ["waiting"] = Waiting,
        ["overdue"] = (op, v) => Is(op, v, $"(c.due_at is not null and c.due_at <= {v.Context.Now})"),
        ["atRisk"] = (op, v) => Is(op, v, $"(c.due_warn_at is not null and c.due_warn_at <= {v.Context.Now})"),
        ["created"] = (op, v) => Since(op, v, $"c.created_at"),
        ["updated"] = (op, v) => Since(op, v, $"c.updated_at"),
        ["lastMessage"] = (op, v) => Since(op, v, $"c.last_at"),
        ["snoozed"] = (op, v) => Is(op, v, $"c.tier = {Tier.Snoozed}"),
        ["rating"] = Rating,
        ["mentioned"] = (op, v) => Is(op, v, $"exists (select 1 from conversations_mentions t where t.workspace = c.workspace and t.person = {v.Context.Me} and t.conversation = c.id)"),
        ["participating"] = (op, v) => Is(op, v, $"exists (select 1 from conversations_participants q where q.workspace = c.workspace and q.person = {v.Context.Me} and q.conversation = c.id)"),
        ["unread"] = (op, v) => Is(op, v, $"not exists (select 1 from conversations_seen s where s.workspace = c.workspace and s.person = {v.Context.Me} and s.conversation = c.id and s.position >= c.message_count and not s.marked)"),
        ["newCustomer"] = (op, v) => Is(op, v, $"not exists (select 1 from conversations_conversations o where o.workspace = c.workspace and o.customer = c.customer and o.created_at < c.created_at)"),
        ["text"] = Said,
    }.ToFrozenDictionary();

    /// <summary>So many messages of the customer are looked through, from the beginning.</summary>
    private const int MostMessages = 50;

    internal static IEnumerable<string> Names => Fields.Keys;

    internal static Func<string, ConditionValue, SqlText>? Find(string field) => Fields.GetValueOrDefault(field);

    private static SqlText In(string op, ConditionValue value, SqlText condition) => op switch
    {
        "in" => $"({condition})",
        "notIn" => $"not ({condition})",
        _ => throw value.WrongOperator(),
    };

    private static SqlText Is(string op, ConditionValue value, SqlText condition) =>
        op == "is" ? ConditionValue.Turned(value.Truth(), condition) : throw value.WrongOperator();

    private static SqlText Assignee(string op, ConditionValue value)
    {
        var (ids, words) = value.Ids("me", "none");
        if (words.Contains("me")) ids.Add(value.Context.Me);
        SqlText none = words.Contains("none") ? $" or c.assignee is null" : SqlText.Empty;
        return In(op, value, $"{Among($"c.assignee", ids)}{none}");
    }

    private static SqlText Team(string op, ConditionValue value)
    {
        var (ids, words) = value.Ids("mine", "none");
        if (words.Contains("mine")) ids.AddRange(value.Context.Scope.SelfTeams);
        SqlText none = words.Contains("none") ? $" or c.team is null" : SqlText.Empty;
        return In(op, value, $"{Among($"c.team", ids)}{none}");
    }

    /// <summary>An empty list would be null, which can neither hold nor be turned round.</summary>
    private static SqlText Among(SqlText column, List<Guid> ids) => ids.Count == 0 ? (SqlText)$"1 = 0" : $"({column} is not null and {column} in {ids})";

    private static SqlText Label(string op, ConditionValue value)
    {
        var ids = value.Ids().Ids;
        if (op != "allOf") return In(op, value, $"exists (select 1 from conversations_conversation_labels l where l.workspace = c.workspace and l.label in {ids} and l.conversation = c.id)");
        return SqlText.Join(" and ", ids.Select(id => (SqlText)$"exists (select 1 from conversations_conversation_labels l where l.workspace = c.workspace and l.label = {id} and l.conversation = c.id)"));
    }

    /// <summary>A language means its regional forms too: <c>zh</c> is also <c>zh-CN</c>.</summary>
    private static SqlText Language(string op, ConditionValue value)
    {
        var parts = value.Texts().Select(text =>
        {
            if (text.Length > 35 || !text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) throw value.Wrong("Languages such as zh or en-GB.");
            var lower = text.ToLowerInvariant();
            return (SqlText)$"(c.language is not null and (lower(c.language) = {lower} or lower(c.language) like {lower + "-%"}))";
        });
        return In(op, value, SqlText.Join(" or ", parts));
    }

    private static SqlText Waiting(string op, ConditionValue value) => op switch
    {
        "longerThan" => $"(c.tier = {Tier.Waiting} and c.waiting_since is not null and c.waiting_since <= {value.Ago()})",
        "shorterThan" => $"(c.tier = {Tier.Waiting} and c.waiting_since is not null and c.waiting_since > {value.Ago()})",
        "is" => ConditionValue.Turned(value.Truth(), $"c.tier = {Tier.Waiting}"),
        _ => throw value.WrongOperator(),
    };

    private static SqlText Since(string op, ConditionValue value, SqlText column) => op switch
    {
        "inLast" => $"({column} > {value.Ago()})",
        "before" => $"({column} <= {value.Ago()})",
        _ => throw value.WrongOperator(),
    };

    private static SqlText Rating(string op, ConditionValue value) => op switch
    {
        "is" => ConditionValue.Turned(value.Truth(), $"c.rating_score is not null"),
        "atLeast" => $"(c.rating_score is not null and c.rating_score >= {(int)value.Number()})",
        "atMost" => $"(c.rating_score is not null and c.rating_score <= {(int)value.Number()})",
        _ => throw value.WrongOperator(),
    };

    /// <summary>What the customer wrote, or the subject; no notes, no answers.</summary>
    private static SqlText Said(string op, ConditionValue value)
    {
        var words = value.Texts();
        var subject = SqlText.Join(" or ", words.Select(w => value.Context.Dialect.Contains("c.subject", w)));
        var messages = SqlText.Join(" or ", words.Select(w => value.Context.Dialect.Contains("m.text", w)));
        SqlText said = $"((c.subject is not null and ({subject})) or exists (select 1 from conversations_messages m where m.workspace = c.workspace and m.conversation = c.id and m.position <= {MostMessages} and m.author = {MessageAuthor.Customer} and ({messages})))";
        return op switch
        {
            "contains" => said,
            "containsNot" => $"not {said}",
            _ => throw value.WrongOperator(),
        };
    }

    private static SqlText Numbers<T>(IEnumerable<T> values)
        where T : struct, Enum => SqlText.Join(", ", values.Select(v => (SqlText)$"{v}"));

    private static SqlText Texts(IEnumerable<string> values) => SqlText.Join(", ", values.Select(v => (SqlText)$"{v}"));
}
