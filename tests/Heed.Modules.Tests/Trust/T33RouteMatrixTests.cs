using System.Text.RegularExpressions;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Heed.Modules.Tests.Trust;

/// <summary>
/// TRUST 33: every route of the running server times every kind of caller. The routes come from the server itself;
/// <c>routes.txt</c> is the reviewed list, so a new route without a row fails.
/// </summary>
public sealed partial class T33RouteMatrixTests
{
    private static readonly string[] BuiltInRoles = ["owner", "admin", "supervisor", "agent", "knowledgeEditor", "analyst", "readOnly"];

    [Fact]
    public async Task Every_route_stands_in_the_reviewed_list_with_its_access()
    {
        await using var host = await StartAsync(TestEngine.Sqlite);
        var actual = Routes(host).Select(r => r.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();
        var file = Path.Combine(Repository.Root, "tests", "Heed.Modules.Tests", "Trust", "routes.txt");
        if (Environment.GetEnvironmentVariable("HEED_REWRITE") == "1") await File.WriteAllLinesAsync(file, actual);
        Assert.Equal(await File.ReadAllLinesAsync(file), actual);
    }

    [Theory, OnEveryEngine]
    public async Task Nobody_gets_further_than_the_declared_access(TestEngine engine)
    {
        await using var host = await StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var foreign = await host.CreateWorkspaceAsync();
        var anonymous = company.Host.Anonymous(company.Workspace);
        var stranger = await company.Host.SignInAsync(company.Workspace, foreign.Owner.Person);
        var roles = new Dictionary<string, Api>();
        foreach (var role in BuiltInRoles) roles[role] = role == "owner" ? company.Owner : await company.PersonAsync(role);
        var permissions = new Dictionary<string, HashSet<string>>();
        foreach (var (role, api) in roles) permissions[role] = [.. (await api.GetAsync("me")).Expect(200)["permissions"].EnumerateArray().Select(p => p.GetString()!)];

        var wrong = new List<string>();
        foreach (var route in Routes(company.Host).Where(r => r.Pattern.StartsWith("/api/v1/w/", StringComparison.Ordinal)))
        {
            await CheckAsync(wrong, route, "anonymous", anonymous, status => status == 401);
            await CheckAsync(wrong, route, "member of another workspace", stranger, status => status == 404);
            foreach (var (role, api) in roles.Where(r => r.Key != "owner" || !IsDestructive(route)))
            {
                var may = route.Access.Level == AccessLevel.Member || permissions[role].Contains(route.Access.Permission!);
                await CheckAsync(wrong, route, role, api, status => may ? status is not 401 and < 500 : status == 403);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, OnEveryEngine]
    public async Task Whoever_looks_through_anothers_eyes_changes_nothing_by_any_route(TestEngine engine)
    {
        await using var host = await StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        (await company.Owner.PostAsync("view-as", new { roleId = company.Roles["owner"] })).Expect(200);
        var wrong = new List<string>();
        var count = 0;
        foreach (var route in Routes(host).Where(r => r.Access.Level is AccessLevel.Person or AccessLevel.Member or AccessLevel.Permission))
        {
            if (route.Pattern.EndsWith("/live", StringComparison.Ordinal) || route.Access.WhileViewing) continue;
            var path = route.Pattern.StartsWith("/api/v1/w/", StringComparison.Ordinal) ? route.Fill(Guid.CreateVersion7()) : Hole().Replace(route.Pattern, Guid.CreateVersion7().ToString());
            var answer = await company.Owner.SendAsync(new HttpMethod(route.Method), path, Body(route));
            var refused = answer is { Status: 403, Code: "viewingAs" };
            // Reading goes on; an export is an act that the audit log keeps, though its method is GET.
            var act = route.Method != "GET" || route.Pattern.Contains("/exports/", StringComparison.Ordinal);
            if (act ? !refused : refused || answer.Status >= 500) wrong.Add($"{route}: {answer.Status} {answer.Code}");
            if (route.Method != "GET") count++;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(count > 100, $"Only {count} writing routes were tried.");
        Assert.Equal(["DELETE /api/v1/me/session | Person", "DELETE /api/v1/w/{workspace}/view-as/ | Member"], Routes(host).Where(r => r.Access.WhileViewing).Select(r => r.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory, OnEveryEngine]
    public async Task An_id_of_another_workspace_is_not_there_and_looks_like_any_unknown_id(TestEngine engine)
    {
        await using var host = await StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var foreign = await host.CreateWorkspaceAsync();
        var ids = await ForeignIdsAsync(foreign);
        var wrong = new List<string>();
        foreach (var route in Routes(company.Host).Where(r => r.Pattern.StartsWith("/api/v1/w/", StringComparison.Ordinal) && Hole().Matches(r.Pattern).Count > 1))
        {
            foreach (var (kind, id) in ids)
            {
                var theirs = await company.Owner.SendAsync(new HttpMethod(route.Method), route.Fill(id), Body(route));
                var unknown = await company.Owner.SendAsync(new HttpMethod(route.Method), route.Fill(Guid.CreateVersion7()), Body(route));
                // A body that is wrong may be told first; the id decides nothing in that.
                if (theirs.Status is not (400 or 404 or 409) || theirs.Status != unknown.Status || theirs.Code != unknown.Code) wrong.Add($"{route} with a foreign {kind}: {theirs.Status} {theirs.Code}, unknown {unknown.Status} {unknown.Code}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Thousands of calls in a row are no attack here: the limits are off.</summary>
    private static Task<HeedHost> StartAsync(TestEngine engine) => HeedHost.StartAsync(engine, builder =>
    {
        builder.Configuration["Heed:Limits:MemberBurst"] = "0";
        builder.Configuration["Heed:Limits:AnonymousBurst"] = "0";
    });

    private static async Task<Dictionary<string, Guid>> ForeignIdsAsync(Company foreign)
    {
        var (inbox, siteKey) = await foreign.WebInboxAsync();
        var (_, conversation) = await Conversations.ConversationSteps.ContactAsync(foreign, siteKey);
        var customer = (await Conversations.ConversationSteps.ConversationAsync(foreign.Owner, conversation)).GetProperty("customer").GetProperty("id").GetGuid();
        return new Dictionary<string, Guid>
        {
            ["inbox"] = inbox,
            ["conversation"] = conversation,
            ["customer"] = customer,
            ["brand"] = foreign.Brand,
            ["role"] = foreign.Roles["agent"],
            ["person"] = foreign.Owner.Id,
            ["label"] = (await foreign.Owner.PostAsync("labels", new { name = "L", color = "#112233" })).Expect(201).Id,
        };
    }

    private static async Task CheckAsync(List<string> wrong, Route route, string who, Api api, Func<int, bool> expected)
    {
        if (route.Pattern.EndsWith("/live", StringComparison.Ordinal) && who is not ("anonymous" or "member of another workspace")) return;
        var answer = await api.SendAsync(new HttpMethod(route.Method), route.Fill(Guid.CreateVersion7()), Body(route));
        if (!expected(answer.Status)) wrong.Add($"{route} as {who}: {answer.Status} {answer.Code}");
    }

    private static bool IsDestructive(Route route) => route.Method == "DELETE" && route.Pattern.EndsWith("/demo", StringComparison.Ordinal);

    private static object? Body(Route route)
    {
        if (route.Method is "GET" or "DELETE") return null;
        // Routing itself answers 415 to another content type, before anybody is asked who they are.
        return route.TakesFiles ? new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.bin" } } : new { };
    }

    private static IEnumerable<Route> Routes(HeedHost host) =>
        from endpoint in host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let access = endpoint.Metadata.GetMetadata<EndpointAccess>()
        where access is not null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        let takes = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes
        select new Route(method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), access) { TakesFiles = takes?.Contains("multipart/form-data") == true };

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();

    private sealed record Route(string Method, string Pattern, EndpointAccess Access)
    {
        public bool TakesFiles { get; init; }

        /// <summary>The path inside the workspace, with every further hole filled by the id.</summary>
        public string Fill(Guid id)
        {
            var inside = Pattern[(Pattern.IndexOf('}', StringComparison.Ordinal) + 2)..];
            return Hole().Replace(inside, id.ToString());
        }

        public override string ToString() => $"{Method} {Pattern} | {Access.Level}{(Access.Permission is { } p ? " " + p : "")}";
    }
}
