using Heed.Routing.Breaks;

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
            $"select person, chosen, connected, since, reason, until, calm from routing_presence where workspace = {workspace} {which}",
            r => r.Bool(2)
                ? new PresenceView(r.Id(0), (PresenceState)r.Int(1), r.Time(3), 0, r.IdOrNull(4), r.TimeOrNull(5), r.Bool(6))
                : new PresenceView(r.Id(0), PresenceState.Offline, r.Time(3), 0, null, null, Calm: false),
            cancellationToken);
        var loads = await conversations.LoadsAsync(session, workspace, cancellationToken);
        return rows.ConvertAll(v => v with { Load = loads.GetValueOrDefault(v.PersonId) });
    }

    /// <summary>Whether some node holds a live connection of the person.</summary>
    public static bool IsConnected(Unit unit, Guid person) =>
        unit.Number($"select count(*) from routing_presence where workspace = {unit.Workspace} and person = {person} and connected = {true}") > 0;

    /// <summary>Puts an agent into a state, inside the unit; a break it was on has ended with that. The same again does nothing.</summary>
    public static void Set(Unit unit, Guid person, Choice choice)
    {
        var row = unit.First(
            $"select chosen, connected, reason, until, calm from routing_presence where workspace = {unit.Workspace} and person = {person}",
            r => new { Choice = new Choice((PresenceState)r.Int(0), r.IdOrNull(2), r.TimeOrNull(3), r.Bool(4)), Connected = r.Bool(1) });
        if (row?.Choice == choice) return;
        if (row?.Choice.State == PresenceState.Break) BreakBook.EndRunning(unit, person);
        unit.Execute($"""
            insert into routing_presence (workspace, person, chosen, connected, since, last_assigned_at, reason, until, calm)
            values ({unit.Workspace}, {person}, {choice.State}, {false}, {unit.Now}, null, {choice.Reason}, {choice.Until}, {choice.Calm})
            on conflict (workspace, person) do update set chosen = excluded.chosen, since = excluded.since, reason = excluded.reason, until = excluded.until, calm = excluded.calm
            """);
        if (row is { Connected: true }) StateHistory.Add(unit, person, choice.State, choice.Reason);
        Changed(unit, person);
    }

    /// <summary>A state without a reason.</summary>
    internal static void Choose(Unit unit, Guid person, PresenceState state) => Set(unit, person, new Choice(state));

    /// <summary>Stores that a person is here now, or is not any more.</summary>
    public Task ConnectAsync(WorkspaceId workspace, Guid person, bool connected, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(workspace),
        unit =>
        {
            var row = unit.First(
                $"select chosen, connected, reason from routing_presence where workspace = {workspace} and person = {person}",
                r => new { Chosen = (PresenceState)r.Int(0), Connected = r.Bool(1), Reason = r.IdOrNull(2) });
            if (row is null ? !connected : row.Connected == connected) return;
            if (row is null)
            {
                unit.Execute($"""
                    insert into routing_presence (workspace, person, chosen, connected, since, last_assigned_at, reason, until, calm)
                    values ({workspace}, {person}, {PresenceState.Online}, {true}, {unit.Now}, null, null, null, {false})
                    """);
            }
            else
            {
                unit.Execute($"update routing_presence set connected = {connected}, since = {unit.Now} where workspace = {workspace} and person = {person}");
            }

            var chosen = row?.Chosen ?? PresenceState.Online;
            StateHistory.Add(unit, person, connected ? chosen : PresenceState.Offline, connected ? row?.Reason : null);
            Changed(unit, person);
        },
        cancellationToken);

    private static void Changed(Unit unit, Guid person) => unit.Append(new LedgerEvent("presence.changed", Kind, person));
}
