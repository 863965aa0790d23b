using Heed.Routing.CallBacks;

namespace Heed.Routing.Assignment;

/// <summary>Reads conversations with their places.</summary>
internal sealed class Sighting(IConversations conversations, IConversationPromises open, IInboxes inboxes)
{
    private const int Page = 1_000;

    /// <summary>These conversations; those that are gone have no thread.</summary>
    public async Task<List<Sight>> OfAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = (await conversations.FindAsync(session, workspace, ids, cancellationToken)).ToDictionary(r => r.Id);
        var places = (await WorkRows.FindAsync(session, workspace, ids, cancellationToken)).ToDictionary(w => w.Id);
        var routed = new Dictionary<Guid, bool>();
        foreach (var inbox in rows.Values.Select(r => r.Inbox).Distinct())
        {
            routed[inbox] = await inboxes.FindAsync(session, workspace, inbox, cancellationToken) is { AutoAssign: true, Archived: false };
        }

        var rung = (await session.QueryAsync(
            $"select conversation, state from routing_callbacks where workspace = {workspace} and conversation in {ids} and state <= {CallBackState.Calling}",
            r => (Conversation: r.Id(0), State: (CallBackState)r.Int(1)), cancellationToken)).ToDictionary(c => c.Conversation, c => c.State);
        return
        [
            .. ids.Distinct().Select(id => rows.TryGetValue(id, out var row)
                ? new Sight(id, row, routed[row.Inbox], places.GetValueOrDefault(id), rung.TryGetValue(id, out var state) && state == CallBackState.Booked, rung.ContainsKey(id))
                : new Sight(id, null, false, places.GetValueOrDefault(id))),
        ];
    }

    /// <summary>Every open conversation, and everything that is believed to wait or be held.</summary>
    public async Task<List<Sight>> AllAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var ids = (await session.QueryAsync(
            $"select id from routing_work where workspace = {workspace} and standing in ({Standing.Waiting}, {Standing.Offered}, {Standing.Held}) and id = conversation",
            r => r.Id(0), cancellationToken)).ToHashSet();
        for (var after = Guid.Empty; ;)
        {
            var page = await open.OpenAsync(session, workspace, after, Page, cancellationToken);
            ids.UnionWith(page);
            if (page.Count < Page) break;
            after = page[^1];
        }

        var all = new List<Sight>(ids.Count);
        foreach (var chunk in ids.Chunk(Page)) all.AddRange(await OfAsync(session, workspace, chunk, cancellationToken));
        return all;
    }
}
