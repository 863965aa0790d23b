using Heed.Conversations.Access;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Threads;

/// <summary>
/// Sizes of the inbox's views. Resolved conversations are never counted, so the work is bounded by what is open, which a
/// team can hold in its head; one pass over the tier index gives every number.
/// </summary>
internal static class ConversationCounts
{
    private const int Enough = 1000;

    internal static async Task<InboxCounts> ReadAsync(ReadSession session, Scope scope, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            select c.tier, c.assignee, c.team, c.inbox, count(*) from conversations_conversations c
            where c.workspace = {scope.Workspace} and c.tier in ({Tier.Waiting}, {Tier.Answered}) and {ConversationAccess.Filter(scope)}
            group by c.tier, c.assignee, c.team, c.inbox
            """,
            r => new Group((Tier)r.Int(0), r.IdOrNull(1), r.IdOrNull(2), r.Id(3), r.Long(4)), cancellationToken);
        var me = scope.Actor.Id ?? Guid.Empty;
        var mentions = await session.NumberAsync(
            $"""
            select count(*) from (select 1 from conversations_mentions t join conversations_conversations c on c.workspace = t.workspace and c.id = t.conversation
            where t.workspace = {scope.Workspace} and t.person = {me} and t.read_at is null and {ConversationAccess.Filter(scope)} limit {Enough}) as unread
            """,
            cancellationToken);
        return new InboxCounts(
            Sum(rows.Where(r => r.Assignee == me)), Sum(rows.Where(r => r.Assignee is null)), Sum(rows), (int)mentions,
            rows.Where(r => r.Team is not null).GroupBy(r => r.Team!.Value).ToDictionary(g => g.Key, Sum),
            rows.GroupBy(r => r.Inbox).ToDictionary(g => g.Key, Sum));
    }

    private static TierCounts Sum(IEnumerable<Group> rows)
    {
        long waiting = 0, answered = 0;
        foreach (var row in rows)
        {
            if (row.Tier == Tier.Waiting) waiting += row.Count;
            else answered += row.Count;
        }

        return new TierCounts((int)Math.Min(waiting, Enough), (int)Math.Min(answered, Enough));
    }

    private sealed record Group(Tier Tier, Guid? Assignee, Guid? Team, Guid Inbox, long Count);
}

/// <summary>How many wait for us and for the customer.</summary>
internal sealed record TierCounts(int Waiting, int Answered);

/// <summary>Sizes of the inbox's views; 1000 stands for "more than 999".</summary>
internal sealed record InboxCounts(
    TierCounts Mine, TierCounts Unassigned, TierCounts All, int Mentions, IReadOnlyDictionary<Guid, TierCounts> Teams, IReadOnlyDictionary<Guid, TierCounts> Inboxes);
