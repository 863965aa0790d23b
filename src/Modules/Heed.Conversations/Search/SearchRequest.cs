using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Heed.Text;

namespace Heed.Conversations.Search;

/// <summary>What a search asks for.</summary>
internal sealed record SearchRequest
{
    /// <summary>Words, "phrases", -exclusions.</summary>
    public string? Query { get; init; }

    /// <summary>all, messages, conversations, customers or files.</summary>
    public string? Kind { get; init; }

    public Guid? Inbox { get; init; }

    public Guid? Team { get; init; }

    /// <summary>me, none or an id.</summary>
    public string? Assignee { get; init; }

    public Guid? Label { get; init; }

    /// <summary>open, snoozed, resolved …, or a status id.</summary>
    public string? Status { get; init; }

    public string? Channel { get; init; }

    public Guid? Customer { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>customer, agent, bot or note.</summary>
    public string? Author { get; init; }

    /// <summary>newest or relevance.</summary>
    public string? Sort { get; init; }

    public int? Limit { get; init; }

    public string? After { get; init; }

    private static readonly string[] Kinds = ["all", "messages", "conversations", "customers", "files"];
    private static readonly string[] Authors = ["customer", "agent", "bot", "note"];

    /// <summary>True when something narrows the search to certain conversations, so that customers as such are not meant.</summary>
    public bool IsNarrowed => Inbox is not null || Team is not null || Assignee is not null || Label is not null || Status is not null || Channel is not null || Customer is not null || From is not null || To is not null || Author is not null;

    public bool ByRelevance => Sort == "relevance";

    /// <exception cref="InvalidRefusal">Something has no meaning.</exception>
    public void Check() => new Validate()
        .Text(Query, "query", SearchQuery.MaxQuery, required: false)
        .That(Kind is null || Kinds.Contains(Kind), "kind", "unknown", "One of: " + string.Join(", ", Kinds) + ".")
        .That(Author is null || Authors.Contains(Author), "author", "unknown", "One of: " + string.Join(", ", Authors) + ".")
        .That(Sort is null or "newest" or "relevance", "sort", "unknown", "newest or relevance.")
        .That(Assignee is null or "me" or "none" || Guid.TryParse(Assignee, out _), "assignee", "unknown", "me, none or an id.")
        .That(Status is null || Guid.TryParse(Status, out _) || Enum.TryParse<StatusCategory>(Status, ignoreCase: true, out _), "status", "unknown", "A category or an id.")
        .That(From is null || To is null || From <= To, "to", "before", "This lies before the beginning.")
        .Done();

    /// <summary>Conditions over <c>conversations_conversations c</c>: the access rule, then the filters. Null when every conversation meets them.</summary>
    public SqlText? Conversations(Scope scope)
    {
        var parts = new List<SqlText>();
        if (!ConversationAccess.IsAll(scope)) parts.Add(ConversationAccess.Filter(scope));
        if (Inbox is { } inbox) parts.Add($"c.inbox = {inbox}");
        if (Team is { } team) parts.Add($"c.team = {team}");
        if (Customer is { } customer) parts.Add($"c.customer = {customer}");
        if (Channel is { } channel) parts.Add($"c.channel = {channel}");
        if (Assignee == "none") parts.Add($"c.assignee is null");
        else if (Assignee is not null) parts.Add($"c.assignee = {(Assignee == "me" ? scope.Self ?? Guid.Empty : Guid.Parse(Assignee))}");
        if (Status is not null) parts.Add(Guid.TryParse(Status, out var status) ? (SqlText)$"c.status = {status}" : $"c.category = {Enum.Parse<StatusCategory>(Status, ignoreCase: true)}");
        if (Label is { } label) parts.Add($"exists (select 1 from conversations_conversation_labels l where l.workspace = c.workspace and l.label = {label} and l.conversation = c.id)");
        return parts.Count == 0 ? null : SqlText.Join(" and ", parts);
    }

    /// <summary>True when nothing rules out what the index holds for the words.</summary>
    public bool TakesAll(Scope scope) => From is null && To is null && Author is null && Conversations(scope) is null;

    /// <summary>Conditions over <c>conversations_messages m</c>; begins with "and" when there are any.</summary>
    public SqlText Messages()
    {
        var parts = SqlText.Empty;
        if (From is { } from) parts.AppendFormatted((SqlText)$" and m.at >= {from}");
        if (To is { } to) parts.AppendFormatted((SqlText)$" and m.at <= {to}");
        if (Author == "note") parts.AppendFormatted((SqlText)$" and m.note = {true}");
        else if (Author is not null) parts.AppendFormatted((SqlText)$" and m.note = {false} and m.author = {Enum.Parse<MessageAuthor>(Author, ignoreCase: true)}");
        return parts;
    }
}
