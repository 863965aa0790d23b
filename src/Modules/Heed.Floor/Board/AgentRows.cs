using Heed.Queueing.Matching;
using Heed.Routing.Public;

namespace Heed.Floor.Board;

/// <summary>Who could answer, as far as the caller supervises them: those who answer for a brand of the caller's.</summary>
internal sealed class AgentRows(IAgentBook abilities)
{
    /// <summary>What an agent takes at once until somebody says otherwise: a chat or a letter weighs two units.</summary>
    public const int DefaultCapacity = UsualUnits / UnitsEach;

    private const int UsualUnits = 12;
    private const int UnitsEach = 2;

    public async Task<IReadOnlyList<FloorAgent>> ReadAsync(ReadSession session, Scope scope, FloorFacts facts, CancellationToken cancellationToken)
    {
        var states = (await session.QueryAsync(
            $"select person, chosen, connected, since, reason, until from routing_presence where workspace = {scope.Workspace}",
            r => new Presence(r.Id(0), r.Bool(2) ? (PresenceState)r.Int(1) : PresenceState.Offline, r.Time(3), r.IdOrNull(4), r.TimeOrNull(5)), cancellationToken)).ToDictionary(s => s.Person);
        var known = await abilities.ListAsync(session, scope.Workspace, cancellationToken);
        return
        [
            .. facts.Roster.People.Where(p => Concerns(scope, p.Scope)).Select(p =>
            {
                var state = states.GetValueOrDefault(p.Person.Id);
                var ability = known.GetValueOrDefault(p.Person.Id);
                var here = state is { State: not PresenceState.Offline };
                return new FloorAgent(
                    p.Person.Id, p.Person.Name, p.Person.Initials, state?.State ?? PresenceState.Offline, state?.Since, here ? state!.Reason : null, here ? state!.Until : null,
                    facts.Loads.GetValueOrDefault(p.Person.Id), CapacityOf(ability?.Capacity), Skills(ability), ability?.Languages ?? [], [.. p.Scope.Teams], Brands(p.Scope));
            }).OrderBy(a => a.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>In conversations; at least one, as whoever has nothing else takes what is too heavy.</summary>
    private static int CapacityOf(Capacity? capacity)
    {
        if (capacity is null) return DefaultCapacity;
        var byUnits = capacity.Units / UnitsEach;
        return Math.Max(1, capacity.Most.TryGetValue(WorkKind.Chat, out var most) ? Math.Min(most, byUnits) : byUnits);
    }

    private static List<FloorSkill> Skills(AgentRow? ability) =>
        ability is null ? [] : [.. ability.Skills.Where(s => s.Value > 0 && SkillKey.Read(s.Key) is not null).Select(s => new FloorSkill(SkillKey.Read(s.Key)!.Value, s.Value))];

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

    private sealed record Presence(Guid Person, PresenceState State, DateTimeOffset Since, Guid? Reason, DateTimeOffset? Until);
}
