namespace Heed.Routing.Presence;

/// <summary>Writes and pairs the rows of <c>routing_states</c>.</summary>
internal sealed class StateHistory : IStateHistory
{
    /// <summary>Notes a change of state, inside its unit.</summary>
    public static void Add(Unit unit, Guid person, PresenceState state, Guid? reason) => unit.Execute(
        $"insert into routing_states (workspace, id, person, state, reason, at) values ({unit.Workspace}, {Ids.New(unit.Now)}, {person}, {state}, {reason}, {unit.Now})");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StateSpan>> SpansAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid>? people, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        SqlText which = people is null ? SqlText.Empty : $"and p.person in {people}";
        // Each person's state at the beginning is looked for once, not once a row.
        var rows = await session.QueryAsync(
            $"""
            with whose as (select distinct p.person from routing_states p where p.workspace = {workspace} {which}),
              since as (select w.person, coalesce((select max(p.at) from routing_states p where p.workspace = {workspace} and p.person = w.person and p.at <= {from}), {from}) as at from whose w)
            select s.person, s.state, s.reason, s.at from since join routing_states s on s.workspace = {workspace} and s.person = since.person and s.at >= since.at and s.at < {to}
            order by s.person, s.at, s.id
            """,
            r => new StateSpan(r.Id(0), (PresenceState)r.Int(1), r.IdOrNull(2), r.Time(3), to), cancellationToken);
        return Pair(rows, from);
    }

    /// <summary>Ends every span where the person's next one begins, and cuts the first to the time asked for; empty ones go.</summary>
    internal static IReadOnlyList<StateSpan> Pair(IReadOnlyList<StateSpan> changes, DateTimeOffset from)
    {
        var spans = new List<StateSpan>(changes.Count);
        for (var i = 0; i < changes.Count; i++)
        {
            var end = i + 1 < changes.Count && changes[i + 1].Person == changes[i].Person ? changes[i + 1].From : changes[i].To;
            var start = changes[i].From < from ? from : changes[i].From;
            if (end > start) spans.Add(changes[i] with { From = start, To = end });
        }

        return spans;
    }
}
