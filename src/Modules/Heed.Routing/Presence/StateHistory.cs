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
        SqlText which = people is null ? SqlText.Empty : $"and s.person in {people}";
        var rows = await session.QueryAsync(
            $"""
            select s.person, s.state, s.reason, s.at from routing_states s where s.workspace = {workspace} {which} and s.at < {to} and s.at >= coalesce(
                (select max(p.at) from routing_states p where p.workspace = s.workspace and p.person = s.person and p.at <= {from}), {from})
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
