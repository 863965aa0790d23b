using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Demo.Calls;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Demo.Company;

/// <summary>Makes the company: its people through Accounts, everything else as its owner would, over the API.</summary>
internal sealed class CompanyMaker(IWorkspaces workspaces, IMemberships memberships, IBrands brands, IPeople people, IStore store)
{
    private readonly CompanyPlan _plan = CompanyPlan.Load();

    /// <param name="http">A connection to the server.</param>
    /// <param name="emptied">The workspace in which an earlier start was interrupted; null for a new one.</param>
    /// <param name="passwords">Of the people, by key.</param>
    public async Task<SampleCompany> MakeAsync(HttpClient http, WorkspaceId? emptied, IReadOnlyDictionary<string, string> passwords, CancellationToken cancellationToken)
    {
        var owner = _plan.People.Single(p => p.Key == "owner");
        var workspace = emptied ?? (await workspaces.CreateAsync(
            new NewWorkspace(_plan.Workspace.Name, _plan.Workspace.Language, _plan.Workspace.TimeZone, _plan.Brands[0].Name, IsDemo: true),
            new NewOwner(owner.Name, owner.Email, passwords[owner.Key], owner.Language), cancellationToken)).Workspace;
        var ids = await AddBrandsAsync(workspace, cancellationToken);
        var colleagues = await AddPeopleAsync(http, workspace, ids, passwords, cancellationToken);
        foreach (var team in _plan.Teams)
        {
            Guid? brand = team.Brand is null ? null : ids[$"brand.{team.Brand}"];
            ids[$"team.{team.Key}"] = await memberships.AddTeamAsync(workspace, team.Name, brand, [.. team.Members.Select(m => colleagues[m].Id)], cancellationToken);
        }

        var company = new SampleCompany(workspace, colleagues, ids, []);
        await AddSettingsAsync(company, ids, cancellationToken);
        return company with { Sites = await AddInboxesAsync(company.Owner.Calls, ids, cancellationToken) };
    }

    private async Task<Dictionary<string, Guid>> AddBrandsAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        IReadOnlyList<BrandRow> known;
        using (var session = store.Read()) known = await brands.ListAsync(session, Scope.System(workspace), cancellationToken);
        var ids = new Dictionary<string, Guid>();
        foreach (var plan in _plan.Brands)
        {
            ids[$"brand.{plan.Key}"] = known.FirstOrDefault(b => b.Name == plan.Name)?.Id ?? await memberships.AddBrandAsync(workspace, plan.Name, plan.Color, cancellationToken);
        }

        return ids;
    }

    private async Task<Dictionary<string, Colleague>> AddPeopleAsync(
        HttpClient http, WorkspaceId workspace, Dictionary<string, Guid> ids, IReadOnlyDictionary<string, string> passwords, CancellationToken cancellationToken)
    {
        IReadOnlyList<PersonRow> known;
        using (var session = store.Read()) known = await people.ListAsync(session, Scope.System(workspace), cancellationToken);
        var colleagues = new Dictionary<string, Colleague>();
        foreach (var plan in _plan.People)
        {
            var limits = plan.Brands?.Select(b => ids[$"brand.{b}"]).ToList();
            var id = known.FirstOrDefault(p => p.Email == plan.Email)?.Id
                ?? await memberships.AddAsync(workspace, new NewMember(plan.Name, plan.Email, passwords[plan.Key], plan.Language, plan.Role, limits), cancellationToken);
            var calls = new ApiCalls(http, $"/api/v1/w/{workspace}/");
            await calls.SignInAsync(plan.Email, passwords[plan.Key], cancellationToken);
            colleagues[plan.Key] = new Colleague(id, plan, calls);
        }

        return colleagues;
    }

    private async Task AddSettingsAsync(SampleCompany company, Dictionary<string, Guid> ids, CancellationToken cancellationToken)
    {
        var calls = company.Owner.Calls;
        foreach (var label in _plan.Labels) ids[$"label.{label.Key}"] = await PostAsync(calls, "labels", new { label.Name, label.Color }, cancellationToken);
        foreach (var canned in _plan.Canned) await PostAsync(calls, "canned", new { canned.Shortcut, canned.Title, canned.Text, scope = "all" }, cancellationToken);
        foreach (var tag in _plan.Tags) ids[$"tag.{tag.Key}"] = await PostAsync(calls, "tags", new { tag.Name, tag.Color }, cancellationToken);
        foreach (var status in _plan.Statuses) ids[$"status.{status.Key}"] = await PostAsync(calls, "statuses", new { status.Name, status.Category }, cancellationToken);
        foreach (var one in _plan.Companies) ids[$"company.{one.Key}"] = await PostAsync(calls, "companies", new { one.Name, one.Domain, one.Note }, cancellationToken);
        foreach (var attribute in _plan.Attributes)
        {
            ids[$"attribute.{attribute.Key}"] = await PostAsync(calls, "attributes", new { attribute.Key, attribute.Name, attribute.Type, attribute.Choices }, cancellationToken);
        }

        ids["calendar"] = await PostAsync(calls, "calendars", _plan.Calendar, cancellationToken);
    }

    private async Task<List<SampleSite>> AddInboxesAsync(ApiCalls calls, Dictionary<string, Guid> ids, CancellationToken cancellationToken)
    {
        var sites = new List<SampleSite>();
        foreach (var inbox in _plan.Inboxes)
        {
            var id = await PostAsync(
                calls, "inboxes",
                new
                {
                    inbox.Name,
                    brandId = ids[$"brand.{inbox.Brand}"],
                    channel = "web",
                    teamId = ids[$"team.{inbox.Team}"],
                    calendarId = ids["calendar"],
                    autoAssign = true,
                    greeting = new { enabled = true, text = inbox.Greeting },
                    away = new { enabled = true, text = inbox.Away },
                },
                cancellationToken);
            ids[$"inbox.{inbox.Key}"] = id;
            var site = await calls.PutAsync($"inboxes/{id}/web", Settings(inbox), cancellationToken);
            var secret = await calls.PostAsync($"inboxes/{id}/web/identity-secret", null, cancellationToken);
            await calls.PutAsync($"help-sites/{ids[$"brand.{inbox.Brand}"]}", HelpSite(inbox, site.GetProperty("siteKey").GetString()!), cancellationToken);
            sites.Add(new SampleSite(inbox.Brand, site.GetProperty("siteKey").GetString()!, secret.GetProperty("secret").GetString()!));
        }

        return sites;
    }

    private static object HelpSite(InboxPlan inbox, string chat) => new
    {
        enabled = true,
        slug = "yunqi-" + inbox.Brand,
        title = CompanyPlan.Load().Brands.Single(b => b.Key == inbox.Brand).Name,
        languages = new[] { "zh-CN", "en" },
        contactEmail = "service@yunqi.example",
        chatKey = chat,
        links = new[] { new { title = "营业执照 · Imprint", url = "https://shop.yunqi.example/imprint" }, new { title = "隐私政策 · Privacy", url = "https://shop.yunqi.example/privacy" } },
    };

    private static object Settings(InboxPlan inbox) => new
    {
        inbox.Title,
        inbox.Color,
        position = "right",
        languages = "auto",
        allowedOrigins = Array.Empty<string>(),
        preChat = new { enabled = inbox.PreChat.Count > 0, fields = inbox.PreChat },
        privacy = new { required = inbox.Privacy is not null, text = inbox.Privacy ?? JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["zh-CN"] = "", ["en"] = "" }), url = (string?)null },
        rating = new { enabled = true },
        identityRequired = false,
    };

    private static async Task<Guid> PostAsync(ApiCalls calls, string path, object body, CancellationToken cancellationToken) =>
        (await calls.PostAsync(path, body, cancellationToken)).GetProperty("id").GetGuid();
}
