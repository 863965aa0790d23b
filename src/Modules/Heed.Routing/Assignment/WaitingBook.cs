using Heed.Routing.CallBacks;
using Heed.Routing.Rules;

namespace Heed.Routing.Assignment;

/// <summary>Places in the queues, from the store: the same on every node.</summary>
internal sealed class WaitingBook(IStore store, RuleBook rules, IInboxes inboxes, TimeProvider time) : IWaiting
{
    private const long Second = 1_000_000;
    private static readonly TimeSpan PaceHolds = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<QueuePlace?> PlaceAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken) =>
        (await PlacesAsync(session, workspace, [conversation], cancellationToken)).GetValueOrDefault(conversation);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, QueuePlace>> PlacesAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken)
    {
        if (conversations.Count == 0) return new Dictionary<Guid, QueuePlace>();
        var rows = await session.QueryAsync(
            $"""
            select w.conversation, w.queue, p.pace, p.at,
              (select count(*) from routing_work o where o.workspace = w.workspace and o.standing in ({Standing.Waiting}, {Standing.Offered}) and o.queue = w.queue
                and (o.rank < w.rank or (o.rank = w.rank and o.id < w.id)))
            from routing_work w left join routing_paces p on p.workspace = w.workspace and p.queue = w.queue
            where w.workspace = {workspace} and w.conversation in {conversations} and w.standing in ({Standing.Waiting}, {Standing.Offered})
            """,
            r => (Conversation: r.Id(0), Queue: r.Id(1), Pace: r.IsNull(2) ? (long?)null : r.Long(2), At: r.TimeOrNull(3), Ahead: (int)r.Long(4)), cancellationToken);
        var places = new Dictionary<Guid, QueuePlace>(rows.Count);
        foreach (var row in rows) places.TryAdd(row.Conversation, Place(row.Ahead, row.Queue, row.Pace, row.At));
        return places;
    }

    /// <inheritdoc/>
    public async Task<QueuePlace?> NextPlaceAsync(ReadSession session, ConversationRow conversation, CancellationToken cancellationToken)
    {
        if (await inboxes.FindAsync(session, conversation.Workspace, conversation.Inbox, cancellationToken) is not { AutoAssign: true, Archived: false }) return null;
        if ((await rules.ChooseAsync(session, conversation, cancellationToken)).Queue is not { } queue) return null;
        var ahead = (int)await session.NumberAsync(
            $"select count(*) from routing_work where workspace = {conversation.Workspace} and queue = {queue} and standing in ({Standing.Waiting}, {Standing.Offered}) and conversation <> {conversation.Id}",
            cancellationToken);
        var pace = await session.FirstAsync(
            $"select pace, at from routing_paces where workspace = {conversation.Workspace} and queue = {queue}", r => ((long Pace, DateTimeOffset At)?)(r.Long(0), r.Time(1)), cancellationToken);
        return Place(ahead, queue, pace?.Pace, pace?.At);
    }

    /// <inheritdoc/>
    public async Task<bool> GoneAsync(WorkspaceId workspace, Guid conversation, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (!await WaitsAsync(workspace, conversation, cancellationToken)) return false;
        await store.WriteAsync(
            Scope.System(workspace),
            unit => unit.Execute($"""
                update routing_work set away_since = {since}
                where workspace = {workspace} and conversation = {conversation} and standing in ({Standing.Waiting}, {Standing.Offered}) and away_since is null
                  and not exists (select 1 from routing_callbacks c where c.workspace = {workspace} and c.conversation = {conversation} and c.state <= {CallBackState.Calling})
                """),
            cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task BackAsync(WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        if (!await WaitsAsync(workspace, conversation, cancellationToken)) return;
        await store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                var known = unit.First(
                    $"update routing_work set away_since = null where workspace = {workspace} and conversation = {conversation} and away_since is not null returning standing",
                    r => (Standing?)r.Int(0));
                if (known == Standing.Left) unit.Append(new LedgerEvent(RoutingEvents.Returned, "conversation", conversation));
            },
            cancellationToken);
    }

    private QueuePlace Place(int ahead, Guid queue, long? pace, DateTimeOffset? at)
    {
        int? expected = pace is { } each && at > time.GetUtcNow() - PaceHolds ? (int)Math.Min((ahead + 1) * (double)each / Second, int.MaxValue) : null;
        return new QueuePlace(ahead + 1, expected, queue);
    }

    private async Task<bool> WaitsAsync(WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.NumberAsync(
            $"select count(*) from routing_work where workspace = {workspace} and conversation = {conversation} and standing in ({Standing.Waiting}, {Standing.Offered}, {Standing.Left})",
            cancellationToken) > 0;
    }
}
