using Heed.Queueing.Matching;

namespace Heed.Routing.Assignment;

/// <summary>The people of a workspace as the engine knows them.</summary>
internal sealed class Crew(IPeople people, IBrands brands, IAgentBook abilities)
{
    /// <summary>Everybody who is an active member. Whoever is not connected and online takes nothing.</summary>
    public async Task<Dictionary<Guid, AgentCard>> CardsAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var taking = await TakingAsync(session, workspace, cancellationToken);
        var known = await abilities.ListAsync(session, workspace, cancellationToken);
        var all = (await brands.ListAsync(session, Scope.System(workspace), cancellationToken)).Select(b => b.Id).ToList();
        var cards = new Dictionary<Guid, AgentCard>();
        foreach (var scope in await people.ScopesAsync(workspace, cancellationToken))
        {
            var person = scope.Actor.Id!.Value;
            var ability = known.GetValueOrDefault(person);
            var skills = new Dictionary<string, int>(ability?.Skills ?? new Dictionary<string, int>());
            foreach (var (skill, level) in Access.Levels(scope, all)) skills[skill] = level;
            cards[person] = new AgentCard
            {
                Id = person,
                Teams = [.. scope.Teams],
                Skills = skills,
                Languages = ability?.Languages ?? [],
                Capacity = ability?.Capacity ?? new Capacity(),
                Available = taking.Contains(person),
            };
        }

        return cards;
    }

    /// <summary>Those who are connected and chose to take work.</summary>
    public static async Task<HashSet<Guid>> TakingAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
    [
        .. await session.QueryAsync(
            $"select person from routing_presence where workspace = {workspace} and connected = {true} and chosen = {PresenceState.Online}", r => r.Id(0), cancellationToken),
    ];
}
