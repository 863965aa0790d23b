using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Routing.Skills;

/// <summary>What somebody can do, as the API answers it.</summary>
/// <param name="Id">The person.</param>
/// <param name="Version">0 when nothing was written down yet.</param>
/// <param name="Skills">Levels, 1 to 5.</param>
/// <param name="Languages">BCP 47; none named means that it is not held against them.</param>
internal sealed record RoutingAgentView(Guid Id, long Version, IReadOnlyList<SkillLevel> Skills, IReadOnlyList<string> Languages, AgentCapacity Capacity)
{
    public static RoutingAgentView Of(AgentAbility row) => new(
        row.Person, row.Version,
        [.. AgentBook.Levels(row.Skills).Select(l => new SkillLevel(Guid.Parse(l.Key), l.Value)).OrderBy(l => l.SkillId)],
        AgentBook.Languages(row.Languages), AgentBook.Capacity(row.Capacity));

    public static RoutingAgentView Unknown(Guid person) => new(person, 0, [], [], new AgentCapacity());

    internal static string Json<T>(T value) => JsonSerializer.Serialize(value, HeedJson.Options);
}

/// <summary>How well somebody can do something, 1 to 5.</summary>
internal sealed record SkillLevel(Guid SkillId, int Level);

/// <summary>Changes of what somebody can do; absent members stay.</summary>
internal sealed record RoutingAgentChange(
    Change<IReadOnlyList<SkillLevel>> Skills = default, Change<IReadOnlyList<string>> Languages = default, Change<AgentCapacity> Capacity = default);
