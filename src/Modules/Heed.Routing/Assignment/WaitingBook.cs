namespace Heed.Routing.Assignment;

/// <summary>Places in the queues, from the store: the same on every node.</summary>
internal sealed class WaitingBook(IStore store, TimeProvider time) : IWaiting
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
        var since = time.GetUtcNow() - PaceHolds;
        var places = new Dictionary<Guid, QueuePlace>(rows.Count);
        foreach (var row in rows)
        {
            var position = row.Ahead + 1;
            int? expected = row.Pace is { } pace && row.At > since ? (int)Math.Min(position * (double)pace / Second, int.MaxValue) : null;
            places.TryAdd(row.Conversation, new QueuePlace(position, expected, row.Queue));
        }

        return places;
    }

    /// <inheritdoc/>
    public async Task GoneAsync(WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        if (!await WaitsAsync(workspace, conversation, cancellationToken)) return;
        await store.WriteAsync(
            Scope.System(workspace),
            unit => unit.Execute($"""
                update routing_work set away_since = {unit.Now}
                where workspace = {workspace} and conversation = {conversation} and standing in ({Standing.Waiting}, {Standing.Offered}) and away_since is null
                """),
            cancellationToken);
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

    private async Task<bool> WaitsAsync(WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.NumberAsync(
            $"select count(*) from routing_work where workspace = {workspace} and conversation = {conversation} and standing in ({Standing.Waiting}, {Standing.Offered}, {Standing.Left})",
            cancellationToken) > 0;
    }
}
