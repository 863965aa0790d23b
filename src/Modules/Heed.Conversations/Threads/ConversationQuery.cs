using Heed.Conversations.Access;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Threads;

/// <summary>What a list of conversations asks for.</summary>
internal sealed record ConversationQuery(
    string? Tier, string? Assignee, Guid? Team, Guid? Inbox, Guid? Brand, Guid? Label, Guid? Customer, string? Mentioned, int? Limit, string? After)
{
    private static readonly string[] Tiers = ["waiting", "answered", "resolved", "open", "all", "spam"];

    /// <summary>Waiting comes oldest first, everything else newest first.</summary>
    public bool OldestFirst => Tier == "waiting";

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

        if (Mentioned == "me" && scope.Actor.Id is { } me)
        {
            parts.Add($"exists (select 1 from conversations_mentions t where t.workspace = c.workspace and t.person = {me} and t.conversation = c.id)");
        }

        return SqlText.Join(" and ", parts);
    }

    /// <summary>Where the page begins, its order and size.</summary>
    public (SqlText After, SqlText Order) Page(int size)
    {
        var place = Paging.Decode<Place>(After);
        if (OldestFirst)
        {
            SqlText further = place is null ? SqlText.Empty : $" and (c.rank_at > {place.At} or (c.rank_at = {place.At} and c.id > {place.Id}))";
            return (further, $"order by c.rank_at, c.id limit {size + 1}");
        }

        SqlText older = place is null ? SqlText.Empty : $" and (c.rank_at < {place.At} or (c.rank_at = {place.At} and c.id < {place.Id}))";
        return (older, $"order by c.rank_at desc, c.id desc limit {size + 1}");
    }

    /// <summary>The sort key of a row, as the cursor keeps it.</summary>
    public static Place PlaceOf(ConversationView view) => new(view.RankAt.ToMicros(), view.Id);

    private Tier? TierOf() => Tier switch
    {
        "waiting" => Threads.Tier.Waiting,
        "answered" => Threads.Tier.Answered,
        "resolved" => Threads.Tier.Resolved,
        "spam" => Threads.Tier.Spam,
        _ => null,
    };

    private SqlText ByAssignee(Scope scope)
    {
        if (Assignee == "none") return $"c.assignee is null";
        if (Assignee == "me") return $"c.assignee = {scope.Actor.Id ?? Guid.Empty}";
        return Guid.TryParse(Assignee, out var person) ? (SqlText)$"c.assignee = {person}" : throw new InvalidRefusal("assignee", "unknown", "me, none or an id.");
    }

    /// <summary>A place in a list.</summary>
    internal sealed record Place(long At, Guid Id);
}
