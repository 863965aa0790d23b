using Heed.Conversations.Access;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Threads;

/// <summary>
/// Sizes of the inbox's views. Resolved conversations are never counted; what is open is known by place
/// (<see cref="OpenBook"/>), so the work is one pass over the places, not over the conversations.
/// </summary>
internal sealed class ConversationCounts(IStore store, OpenBook book)
{
    private const int Enough = 1000;

    public async Task<InboxCounts> ReadAsync(Scope scope, CancellationToken cancellationToken)
    {
        var places = (await book.ReadAsync(scope.Workspace, cancellationToken)).Where(p => ConversationAccess.Allows(scope, p.Key.Facts())).ToList();
        var me = scope.Self ?? Guid.Empty;
        using var session = store.Read();
        var mentions = await session.NumberAsync(
            $"""
            select count(*) from (select 1 from conversations_mentions t join conversations_conversations c on c.workspace = t.workspace and c.id = t.conversation
            where t.workspace = {scope.Workspace} and t.person = {me} and t.read_at is null and {ConversationAccess.Filter(scope)} limit {Enough}) as unread
            """,
            cancellationToken);
        return new InboxCounts(
            Sum(places.Where(p => p.Key.Assignee == me)), Sum(places.Where(p => p.Key.Assignee is null)), Sum(places), (int)mentions,
            places.Where(p => p.Key.Team is not null).GroupBy(p => p.Key.Team!.Value).ToDictionary(g => g.Key, Sum),
            places.GroupBy(p => p.Key.Inbox).ToDictionary(g => g.Key, Sum));
    }

    private static TierCounts Sum(IEnumerable<OpenPlace> places)
    {
        int waiting = 0, answered = 0;
        foreach (var place in places)
        {
            if (place.Key.Tier == Tier.Waiting) waiting += place.Count;
            else answered += place.Count;
        }

        return new TierCounts(Math.Min(waiting, Enough), Math.Min(answered, Enough));
    }
}

/// <summary>How many wait for us and for the customer.</summary>
internal sealed record TierCounts(int Waiting, int Answered);

/// <summary>Sizes of the inbox's views; 1000 stands for "more than 999".</summary>
internal sealed record InboxCounts(
    TierCounts Mine, TierCounts Unassigned, TierCounts All, int Mentions, IReadOnlyDictionary<Guid, TierCounts> Teams, IReadOnlyDictionary<Guid, TierCounts> Inboxes);
