using Heed.Conversations.Access;
using Heed.Conversations.Views;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Threads;

/// <summary>What a list of conversations asks for.</summary>
internal sealed record ConversationQuery
{
    public string? Tier { get; init; }

    public string? Assignee { get; init; }

    public Guid? Team { get; init; }

    public Guid? Inbox { get; init; }

    public Guid? Brand { get; init; }

    public Guid? Label { get; init; }

    public Guid? Customer { get; init; }

    public string? Mentioned { get; init; }

    public int? Limit { get; init; }

    public string? After { get; init; }

    /// <summary>A saved view.</summary>
    public Guid? View { get; init; }

    /// <summary>JSON of match and conditions, as a view has them.</summary>
    public string? Filter { get; init; }

    /// <summary>Another order than the view's.</summary>
    public string? Sort { get; init; }

    /// <summary>Only these conversations, separated by commas: which of them belong to the list now.</summary>
    public string? Ids { get; init; }

    public bool? Scheduled { get; init; }

    private const int MaxIds = 100;

    /// <summary>Where a conversation without a promise stands among those that have one.</summary>
    private static readonly DateTimeOffset Undue = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Tiers = ["waiting", "answered", "resolved", "open", "all", "spam", "snoozed"];

    /// <summary>Waiting comes oldest first, everything else newest first.</summary>
    public bool OldestFirst => Tier is "waiting" or "snoozed";

    /// <summary>The order asked for; null to leave it to the view.</summary>
    /// <exception cref="InvalidRefusal">There is no such order.</exception>
    public ViewSort? Order() => Sort switch
    {
        null => null,
        "waiting" => ViewSort.Waiting,
        "newest" => ViewSort.Newest,
        "oldest" => ViewSort.Oldest,
        "priority" => ViewSort.Priority,
        "due" => ViewSort.Due,
        _ => throw new InvalidRefusal("sort", "unknown", "One of: waiting, newest, oldest, priority, due."),
    };

    /// <exception cref="InvalidRefusal">A filter has no meaning.</exception>
    public SqlText Where(Scope scope)
    {
        if (Tier is not null && !Tiers.Contains(Tier)) throw new InvalidRefusal("tier", "unknown", "One of: " + string.Join(", ", Tiers) + ".");
        var parts = new List<SqlText> { ConversationAccess.Filter(scope) };
        if (TierOf() is { } tier) parts.Add($"c.tier = {tier}");
        else if (Tier is null or "all") parts.Add($"c.tier <> {Threads.Tier.Spam}");
        else if (Tier == "open") parts.Add($"c.tier in ({Threads.Tier.Waiting}, {Threads.Tier.Answered})");
        if (Assignee is not null) parts.Add(ByAssignee(scope));
        if (Team is { } team) parts.Add($"c.team = {team}");
        if (Inbox is { } inbox) parts.Add($"c.inbox = {inbox}");
        if (Brand is { } brand) parts.Add($"c.brand = {brand}");
        if (Customer is { } customer) parts.Add($"c.customer = {customer}");
        if (Label is { } label)
        {
            parts.Add($"exists (select 1 from conversations_conversation_labels l where l.workspace = c.workspace and l.label = {label} and l.conversation = c.id)");
        }

        if (Scheduled is { } scheduled) parts.Add(scheduled ? (SqlText)$"c.scheduled_at is not null" : $"c.scheduled_at is null");
        if (Mentioned == "me" && scope.Self is { } me)
        {
            parts.Add($"exists (select 1 from conversations_mentions t where t.workspace = c.workspace and t.person = {me} and t.conversation = c.id)");
        }

        if (Ids is not null) parts.Add($"c.id in {Named()}");
        return SqlText.Join(" and ", parts);
    }

    /// <summary>Where the page begins, its order and size.</summary>
    public (SqlText After, SqlText Order) Page(int size, ViewSort sort = ViewSort.Waiting)
    {
        var place = Paging.Decode<Place>(After);
        var limit = size + 1;
        return sort switch
        {
            ViewSort.Newest => (place is null ? SqlText.Empty : $" and c.number < {place.At}", $"order by c.number desc limit {limit}"),
            ViewSort.Oldest => (place is null ? SqlText.Empty : $" and c.number > {place.At}", $"order by c.number limit {limit}"),
            // Only what is open has an urgency, and only that is short enough to be sorted.
            ViewSort.Priority => (
                place is null
                    ? (SqlText)$" and c.tier in ({Threads.Tier.Waiting}, {Threads.Tier.Answered})"
                    : $" and c.tier in ({Threads.Tier.Waiting}, {Threads.Tier.Answered}) and (c.priority > {place.Priority} or (c.priority = {place.Priority} and (c.rank_at > {place.At} or (c.rank_at = {place.At} and c.id > {place.Id}))))",
                $"order by c.priority, c.rank_at, c.id limit {limit}"),
            ViewSort.Due => (
                place is null
                    ? (SqlText)$" and c.tier in ({Threads.Tier.Waiting}, {Threads.Tier.Answered})"
                    : $" and c.tier in ({Threads.Tier.Waiting}, {Threads.Tier.Answered}) and (coalesce(c.due_at, {Undue}) > {place.At} or (coalesce(c.due_at, {Undue}) = {place.At} and c.id > {place.Id}))",
                $"order by coalesce(c.due_at, {Undue}), c.id limit {limit}"),
            _ when OldestFirst => (
                place is null ? SqlText.Empty : $" and (c.rank_at > {place.At} or (c.rank_at = {place.At} and c.id > {place.Id}))",
                $"order by c.rank_at, c.id limit {limit}"),
            _ => (
                place is null ? SqlText.Empty : $" and (c.rank_at < {place.At} or (c.rank_at = {place.At} and c.id < {place.Id}))",
                $"order by c.rank_at desc, c.id desc limit {limit}"),
        };
    }

    /// <summary>The sort key of a row, as the cursor keeps it.</summary>
    public static Place PlaceOf(ConversationView view, ViewSort sort = ViewSort.Waiting) =>
        sort switch
        {
            ViewSort.Newest or ViewSort.Oldest => new(view.Number, view.Id),
            ViewSort.Due => new((view.Due?.At ?? Undue).ToMicros(), view.Id),
            _ => new(view.RankAt.ToMicros(), view.Id, (int)view.Priority),
        };

    private List<Guid> Named()
    {
        var texts = Ids!.Split(',', MaxIds + 1);
        if (texts.Length > MaxIds) throw new InvalidRefusal("ids", "tooMany", $"At most {MaxIds} ids.");
        return [.. texts.Select(t => Guid.TryParse(t, out var id) ? id : throw new InvalidRefusal("ids", "badId", "Ids, separated by commas."))];
    }

    private Tier? TierOf() => Tier switch
    {
        "waiting" => Threads.Tier.Waiting,
        "answered" => Threads.Tier.Answered,
        "resolved" => Threads.Tier.Resolved,
        "spam" => Threads.Tier.Spam,
        "snoozed" => Threads.Tier.Snoozed,
        _ => null,
    };

    private SqlText ByAssignee(Scope scope)
    {
        if (Assignee == "none") return $"c.assignee is null";
        if (Assignee == "me") return $"c.assignee = {scope.Self ?? Guid.Empty}";
        return Guid.TryParse(Assignee, out var person) ? (SqlText)$"c.assignee = {person}" : throw new InvalidRefusal("assignee", "unknown", "me, none or an id.");
    }

    /// <summary>A place in a list.</summary>
    internal sealed record Place(long At, Guid Id, int Priority = 0);
}
