using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Deadlines.Policies;

/// <summary>The enabled policies of a workspace, in the order in which they are asked.</summary>
internal static class PolicyBook
{
    internal static IReadOnlyList<KnownPolicy> Load(Unit unit) => unit.Query(Question(unit.Workspace), Read);

    internal static async Task<IReadOnlyList<KnownPolicy>> LoadAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        await session.QueryAsync(Question(workspace), Read, cancellationToken);

    internal static PolicyTerms Terms(string json) => JsonSerializer.Deserialize<PolicyTerms>(json, HeedJson.Options)!;

    private static SqlText Question(WorkspaceId workspace) => $"select id, version, name, filter, terms from deadlines_policies where workspace = {workspace} and enabled = {true} order by place, id";

    private static KnownPolicy Read(Row r) => new(r.Id(0), r.Long(1), r.Text(2), r.Text(3), Terms(r.Text(4)));
}

/// <summary>A policy, ready to be asked.</summary>
internal sealed record KnownPolicy(Guid Id, long Version, string Name, string Filter, PolicyTerms Terms);
