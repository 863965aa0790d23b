using Heed.Demo.Calls;
using Heed.Kernel;

namespace Heed.Demo.Company;

/// <summary>The company once made: its ids by the keys of the plan, and its people signed in.</summary>
internal sealed record SampleCompany(WorkspaceId Workspace, IReadOnlyDictionary<string, Colleague> People, IReadOnlyDictionary<string, Guid> Ids, IReadOnlyList<SampleSite> Sites)
{
    public Colleague Owner => People["owner"];

    /// <summary>An id by kind and key, such as <c>label.delivery</c>.</summary>
    public Guid Id(string kind, string key) => Ids[$"{kind}.{key}"];
}

/// <summary>A person of the company and their calls.</summary>
internal sealed record Colleague(Guid Id, PersonPlan Plan, ApiCalls Calls);

/// <summary>A chat widget of the company.</summary>
/// <param name="Secret">With which the shop vouches for its customers.</param>
internal sealed record SampleSite(string Brand, string Key, string Secret);
