namespace Heed.Routing.Presence;

/// <summary>Reads and writes presence; the one place that turns choice and connection into a state.</summary>
internal sealed class PresenceBook(IStore store, IConversations conversations) : IPresenceSource
{
    public const string Kind = "presence";

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, string>> StatesAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            $"select person, chosen from routing_presence where workspace = {workspace} and connected = {true}",
            r => (r.Id(0), ((PresenceState)r.Int(1)).ToString().ToLowerInvariant()), cancellationToken)).ToDictionary(r => r.Item1, r => r.Item2);

    /// <summary>All who have ever been here, or those asked for.</summary>
    public async Task<IReadOnlyList<PresenceView>> ViewsAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid>? people, CancellationToken cancellationToken)
    {
        SqlText which = people is null ? SqlText.Empty : $"and person in {people}";
        var rows = await session.QueryAsync(
            $"select person, chosen, connected, since from routing_presence where workspace = {workspace} {which}",
            r => new PresenceView(r.Id(0), r.Bool(2) ? (PresenceState)r.Int(1) : PresenceState.Offline, r.Time(3), 0), cancellationToken);
        var loads = await conversations.LoadsAsync(session, workspace, cancellationToken);
        return rows.ConvertAll(v => v with { Load = loads.GetValueOrDefault(v.PersonId) });
    }

    /// <summary>Stores what an agent chose.</summary>
    public Task ChooseAsync(Scope scope, Guid person, PresenceState state, CancellationToken cancellationToken) => store.WriteAsync(scope, unit => Choose(unit, person, state), cancellationToken);

    /// <summary>The same inside a unit.</summary>
    internal static void Choose(Unit unit, Guid person, PresenceState state)
    {
        var changed = unit.Execute($"""
            insert into routing_presence (workspace, person, chosen, connected, since, last_assigned_at) values ({unit.Workspace}, {person}, {state}, {false}, {unit.Now}, null)
            on conflict (workspace, person) do update set chosen = excluded.chosen, since = excluded.since where routing_presence.chosen <> excluded.chosen
            """);
        if (changed == 1) Changed(unit, person);
    }

    /// <summary>Stores that a person is here now, or is not any more.</summary>
    public Task ConnectAsync(WorkspaceId workspace, Guid person, bool connected, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(workspace),
        unit =>
        {
            var changed = unit.Execute($"update routing_presence set connected = {connected}, since = {unit.Now} where workspace = {workspace} and person = {person} and connected <> {connected}");
            if (connected && changed == 0)
            {
                changed = unit.Execute($"""
                    insert into routing_presence (workspace, person, chosen, connected, since, last_assigned_at) values ({workspace}, {person}, {PresenceState.Online}, {true}, {unit.Now}, null)
                    on conflict (workspace, person) do nothing
                    """);
            }

            if (changed == 1) Changed(unit, person);
        },
        cancellationToken);

    private static void Changed(Unit unit, Guid person) => unit.Append(new LedgerEvent("presence.changed", Kind, person));
}
