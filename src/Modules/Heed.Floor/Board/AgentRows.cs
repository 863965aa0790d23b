using Heed.Routing.Public;

namespace Heed.Floor.Board;

/// <summary>Who could answer, as far as the caller supervises them: those who answer for a brand of the caller's.</summary>
internal sealed class AgentRows
{
    /// <summary>What an agent takes at once until somebody says otherwise.</summary>
    public const int DefaultCapacity = 6;

    public async Task<IReadOnlyList<FloorAgent>> ReadAsync(ReadSession session, Scope scope, FloorFacts facts, CancellationToken cancellationToken)
    {
        var states = (await session.QueryAsync(
            $"select person, chosen, connected, since from routing_presence where workspace = {scope.Workspace}",
            r => (Person: r.Id(0), State: r.Bool(2) ? StateOf(r.Int(1)) : "offline", Since: r.Time(3)), cancellationToken)).ToDictionary(s => s.Person);
        return
        [
            .. facts.Roster.People.Where(p => Concerns(scope, p.Scope)).Select(p =>
            {
                var known = states.TryGetValue(p.Person.Id, out var state);
                return new FloorAgent(
                    p.Person.Id, p.Person.Name, p.Person.Initials, known ? state.State : "offline", known ? state.Since : null,
                    facts.Loads.GetValueOrDefault(p.Person.Id), DefaultCapacity, [.. p.Scope.Teams], Brands(p.Scope));
            }).OrderBy(a => a.Name, StringComparer.Ordinal),
        ];
    }

    private static string StateOf(int chosen) => chosen switch
    {
        0 => "online",
        1 => "busy",
        _ => "away",
    };

    private static List<Guid>? Brands(Scope agent)
    {
        var grants = agent.Grants.Where(g => g.Permissions.Contains(ConversationPermissions.Reply)).ToList();
        return grants.Any(g => g.Brands is null) ? null : [.. grants.SelectMany(g => g.Brands!).Distinct()];
    }

    private static bool Concerns(Scope caller, Scope agent)
    {
        var mine = caller.Grants.Where(g => g.Permissions.Contains(RoutingPermissions.Supervise)).ToList();
        return mine.Any(g => g.Brands is null) || Brands(agent) is not { } theirs || theirs.Any(b => mine.Any(g => g.Covers(b)));
    }
}
