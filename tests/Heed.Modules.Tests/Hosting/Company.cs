using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Kernel;

namespace Heed.Modules.Tests;

/// <summary>A workspace of a test: its owner and ways to get more people and visitors.</summary>
public sealed class Company(HeedHost host, OpenedWorkspace opened, Api owner)
{
    public HeedHost Host => host;

    public WorkspaceId Workspace => opened.Workspace;

    public Guid Brand => opened.Brand;

    /// <summary>Ids of the built-in roles by key: owner, admin, supervisor, agent, knowledgeEditor, analyst, readOnly.</summary>
    public IReadOnlyDictionary<string, Guid> Roles => opened.Roles;

    public Api Owner => owner;

    /// <summary>An active member with a built-in role, in all brands or some, signed in.</summary>
    public async Task<Api> PersonAsync(string role = "agent", params Guid[] brands)
    {
        var person = host.NextPerson(role);
        var id = await host.Get<IMemberships>().AddAsync(
            Workspace, new NewMember(person.Name, person.Email, person.Password, "en", role, brands.Length == 0 ? null : brands), CancellationToken.None);
        return await host.SignInAsync(Workspace, person with { Id = id });
    }

    public Task<Guid> BrandAsync(string name) => host.Get<IMemberships>().AddBrandAsync(Workspace, name, "#336699", CancellationToken.None);

    public Task<Guid> TeamAsync(string name, params Guid[] members) => host.Get<IMemberships>().AddTeamAsync(Workspace, name, null, members, CancellationToken.None);

    /// <summary>A web inbox; its id and site key.</summary>
    public async Task<(Guid Inbox, string SiteKey)> WebInboxAsync(string name = "Shop", Guid? brand = null, object? more = null)
    {
        var made = (await owner.PostAsync("inboxes", Merge(new { name, brandId = brand ?? Brand, channel = "web" }, more))).Expect(201);
        var site = (await owner.GetAsync($"inboxes/{made.Id}/web")).Expect(200);
        return (made.Id, site.Text("siteKey"));
    }

    /// <summary>A visitor of a site: a client that carries the widget's token.</summary>
    public async Task<Api> VisitorAsync(string siteKey, object? more = null)
    {
        var visitor = new Api(host.Address, null);
        var started = await visitor.PostAsync("/widget/v1/start", Merge(new { siteKey, language = "en", page = new { url = "https://shop.example/", title = "Shop", referrer = "" } }, more));
        visitor.Token = started.Expect(200).Text("token");
        return visitor;
    }

    private static Dictionary<string, JsonElement> Merge(object first, object? second)
    {
        var merged = Members(first);
        foreach (var (name, value) in second is null ? [] : Members(second)) merged[name] = value;
        return merged;
    }

    private static Dictionary<string, JsonElement> Members(object value) =>
        JsonSerializer.SerializeToElement(value, Api.Json).EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
}
