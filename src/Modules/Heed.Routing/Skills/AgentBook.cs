using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Routing.Skills;

/// <summary>Reads what is written down about people.</summary>
internal sealed class AgentBook : IAgentBook
{
    public async Task<IReadOnlyDictionary<Guid, AgentRow>> ListAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            $"select person, version, skills, languages, capacity from routing_agents where workspace = {workspace}",
            r => new AgentRow(r.Id(0), r.Long(1), Levels(r.Text(2)), Languages(r.Text(3)), Capacity(r.Text(4)).ToEngine()), cancellationToken)).ToDictionary(a => a.Person);

    internal static IReadOnlyDictionary<string, int> Levels(string json) => JsonSerializer.Deserialize<Dictionary<string, int>>(json, HeedJson.Options)!;

    internal static IReadOnlyList<string> Languages(string json) => JsonSerializer.Deserialize<List<string>>(json, HeedJson.Options)!;

    internal static AgentCapacity Capacity(string json) => JsonSerializer.Deserialize<AgentCapacity>(json, HeedJson.Options)!;
}
