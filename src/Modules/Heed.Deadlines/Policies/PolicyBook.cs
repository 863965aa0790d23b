using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Deadlines.Policies;

/// <summary>The enabled policies of a workspace inside a unit, in the order in which they are asked.</summary>
internal static class PolicyBook
{
    internal static IReadOnlyList<KnownPolicy> Load(Unit unit) => unit.Query(
        $"select id, version, name, filter, terms from deadlines_policies where workspace = {unit.Workspace} and enabled = {true} order by place, id",
        r => new KnownPolicy(r.Id(0), r.Long(1), r.Text(2), r.Text(3), Terms(r.Text(4))));

    internal static PolicyTerms Terms(string json) => JsonSerializer.Deserialize<PolicyTerms>(json, HeedJson.Options)!;
}

/// <summary>A policy, ready to be asked.</summary>
internal sealed record KnownPolicy(Guid Id, long Version, string Name, string Filter, PolicyTerms Terms);
