using System.Text.Json;
using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Accounts;

/// <summary>Looking through another's eyes: as much as both see, and nothing is changed by it.</summary>
public sealed class ViewAsTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Viewing_as_a_role_shows_what_a_person_with_it_is_shown(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        var told = await StageAsync(company, agent);
        await company.Owner.PostAsync("conversations/" + told.Anothers + "/assign", new { assigneeId = company.Owner.Id, teamId = told.Team });

        var begun = (await company.Owner.PostAsync("view-as", new { roleId = company.Roles["agent"] })).Expect(200);
        Assert.Equal("role", begun.Text("kind"));
        Assert.Equal("agent", begun.Text("name"));
        Assert.InRange(begun["until"].GetDateTimeOffset(), company.Host.Time.GetUtcNow() + TimeSpan.FromMinutes(59), company.Host.Time.GetUtcNow() + TimeSpan.FromMinutes(61));
        var me = (await company.Owner.GetAsync("me")).Expect(200);
        var real = (await agent.GetAsync("me")).Expect(200);
        Assert.Equal(real["permissions"].GetRawText(), me["permissions"].GetRawText());
        Assert.Equal("team", me.Text("visibility"));
        Assert.Equal(company.Roles["agent"], me["viewingAs"].GetProperty("id").GetGuid());
        Assert.Equal(company.Owner.Id, me["person"].GetProperty("id").GetGuid());

        // The owner belongs to no team: of the teams', only what is assigned to the owner.
        Assert.Equal([told.Free, told.Anothers], await ListedAsync(company.Owner));
        (await company.Owner.GetAsync($"conversations/{told.Agents}")).ExpectProblem(404, "notFound");
        (await company.Owner.GetAsync("audit")).ExpectProblem(403, "forbidden");
        (await company.Owner.DeleteAsync("view-as")).Expect(204);
        Assert.Equal(3, (await ListedAsync(company.Owner)).Count);
        Assert.Equal(JsonValueKind.Null, (await company.Owner.GetAsync("me"))["viewingAs"].ValueKind);
    }

    [Theory, OnEveryEngine]
    public async Task Viewing_as_a_person_shows_their_lists_counts_and_frames(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        var told = await StageAsync(company, agent);
        (await company.Owner.PostAsync("view-as", new { personId = agent.Id })).Expect(200);
        Assert.Equal(await ListedAsync(agent), await ListedAsync(company.Owner));
        Assert.Equal([told.Agents], await ListedAsync(company.Owner, "&assignee=me"));
        Assert.Equal((await agent.GetAsync("conversations/counts")).Expect(200).Raw, (await company.Owner.GetAsync("conversations/counts")).Expect(200).Raw);
        (await company.Owner.GetAsync($"conversations/{told.Anothers}")).ExpectProblem(404, "notFound");
        (await company.Owner.GetAsync($"conversations/{told.Agents}/messages")).Expect(200);
        Assert.Equal(told.Team, (await company.Owner.GetAsync("me"))["teamIds"].EnumerateArray().Single().GetGuid());

        await using var theirs = await agent.LiveAsync();
        await using var mine = await company.Owner.LiveAsync();
        await theirs.NextAsync("ready");
        await mine.NextAsync("ready");
        var other = await company.PersonAsync("supervisor");
        await other.ReplyAsync(told.Anothers, "hidden");
        await other.ReplyAsync(told.Agents, "shown");
        await theirs.NextAsync(f => Words(f) == "shown");
        await mine.NextAsync(f => Words(f) == "shown");
        Assert.Equal(Conversational(theirs), Conversational(mine));
        Assert.DoesNotContain("hidden", mine.Frames.Select(Words));
    }

    [Theory, OnEveryEngine]
    public async Task Nobody_sees_more_than_with_their_own_eyes(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (red, blue) = (await company.BrandAsync("Red"), await company.BrandAsync("Blue"));
        var (_, redKey) = await company.WebInboxAsync("Red", red, new { autoAssign = false });
        var (_, blueKey) = await company.WebInboxAsync("Blue", blue, new { autoAssign = false });
        var (_, inRed) = await company.ContactAsync(redKey);
        var (_, inBlue) = await company.ContactAsync(blueKey);
        var lead = (await company.Owner.PostAsync("roles", new { name = "Lead", permissions = new[] { "people.manage", "roles.manage" }, visibility = "own" })).Expect(201).Id;
        var person = await company.PersonAsync("agent", red);
        (await company.Owner.PatchAsync($"people/{person.Id}", new
        {
            roles = new object[] { new { roleId = lead }, new { roleId = company.Roles["readOnly"], brandIds = new[] { red } } },
        })).Expect(200);
        Assert.Equal([inRed], await ListedAsync(person));

        (await person.PostAsync("view-as", new { roleId = company.Roles["owner"] })).Expect(200);
        Assert.Equal([inRed], await ListedAsync(person));
        (await person.GetAsync($"conversations/{inBlue}")).ExpectProblem(404, "notFound");
        (await person.GetAsync("audit")).ExpectProblem(403, "forbidden");
        (await person.DeleteAsync("view-as")).Expect(204);

        (await person.PostAsync("view-as", new { personId = company.Owner.Id })).Expect(200);
        Assert.Equal([inRed], await ListedAsync(person));
        Assert.Equal(["conversations.read", "customers.read", "knowledge.read"], (await person.GetAsync("me"))["permissions"].EnumerateArray().Select(p => p.GetString()).Order());
    }

    [Theory, OnEveryEngine]
    public async Task Every_act_is_refused_but_leaving_and_signing_out(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        (await company.Owner.PostAsync("view-as", new { roleId = company.Roles["admin"] })).Expect(200);
        (await company.Owner.ReplyAsync(id, "as if")).ExpectProblem(403, "viewingAs");
        (await company.Owner.PatchAsync("/api/v1/me", new { name = "Changed" })).ExpectProblem(403, "viewingAs");
        (await company.Owner.PostAsync("view-as", new { roleId = company.Roles["agent"] })).ExpectProblem(403, "viewingAs");
        Assert.Equal(["Hello"], await company.Owner.WordsAsync(id));
        // A scope that got past the endpoints is stopped by the store.
        var seen = new Scope(company.Workspace, Actor.Person(company.Owner.Id)) { ViewedAs = new ViewedAs(company.Roles["agent"], null, [], company.Host.Time.GetUtcNow()) };
        await Assert.ThrowsAsync<ViewingAsRefusal>(() => company.Host.Get<IStore>().WriteAsync(seen, _ => { }, CancellationToken.None));
        (await company.Owner.DeleteAsync("view-as")).Expect(204);
        (await company.Owner.ReplyAsync(id, "now")).Expect(201);

        (await company.Owner.PostAsync("view-as", new { roleId = company.Roles["admin"] })).Expect(200);
        (await company.Owner.DeleteAsync("/api/v1/me/session")).Expect(204);
        var again = await company.Host.SignInAsync(company.Workspace, company.Owner.Person);
        Assert.Equal(JsonValueKind.Null, (await again.GetAsync("me"))["viewingAs"].ValueKind);
        await UntilAsync(again, "viewAs.ended", "signedOut");
    }

    [Theory, OnEveryEngine]
    public async Task Only_who_manages_roles_or_people_looks_and_only_at_what_is_there(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        (await agent.PostAsync("view-as", new { roleId = company.Roles["readOnly"] })).ExpectProblem(403, "forbidden");
        (await agent.PostAsync("view-as", new { personId = company.Owner.Id })).ExpectProblem(403, "forbidden");
        var owner = company.Owner;
        (await owner.PostAsync("view-as", new { })).ExpectProblem(400, "invalid");
        (await owner.PostAsync("view-as", new { roleId = company.Roles["agent"], personId = agent.Id })).ExpectProblem(400, "invalid");
        (await owner.PostAsync("view-as", new { personId = owner.Id })).ExpectProblem(400, "invalid");
        (await owner.PostAsync("view-as", new { roleId = Guid.CreateVersion7() })).ExpectProblem(404, "notFound");
        (await owner.PostAsync("view-as", new { personId = Guid.CreateVersion7() })).ExpectProblem(404, "notFound");
        (await owner.PatchAsync($"people/{agent.Id}", new { active = false })).Expect(200);
        (await owner.PostAsync("view-as", new { personId = agent.Id })).ExpectProblem(409, "notActive");
        (await owner.DeleteAsync("view-as")).Expect(204);

        var secret = (await owner.PostAsync("api-keys", new { name = "k", roleId = company.Roles["admin"] })).Expect(201).Text("secret");
        var key = company.Host.Anonymous(company.Workspace);
        key.Token = secret;
        (await key.PostAsync("view-as", new { roleId = company.Roles["agent"] })).ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task The_open_window_follows_at_once_and_only_that_browser(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var told = await StageAsync(company, await company.PersonAsync());
        var elsewhere = await company.Host.SignInAsync(company.Workspace, company.Owner.Person);
        await using var other = await elsewhere.LiveAsync();
        await using var live = await company.Owner.LiveAsync();
        await other.NextAsync("ready");
        await live.NextAsync("ready");
        (await company.Owner.PostAsync("view-as", new { roleId = company.Roles["agent"] })).Expect(200);
        Assert.Equal("access", (await live.NextAsync("reset")).GetProperty("reason").GetString());
        var supervisor = await company.PersonAsync("supervisor");
        await supervisor.ReplyAsync(told.Agents, "hidden");
        await supervisor.ReplyAsync(told.Free, "shown");
        await live.NextAsync(f => Words(f) == "shown");
        Assert.DoesNotContain("hidden", live.Frames.Select(Words));
        await other.NextAsync(f => Words(f) == "hidden");
        Assert.DoesNotContain("reset", other.Frames.Select(f => f.GetProperty("type").GetString()));
        Assert.Equal(3, (await ListedAsync(elsewhere)).Count);
        (await company.Owner.DeleteAsync("view-as")).Expect(204);
        await live.NextAsync("reset");
        await supervisor.ReplyAsync(told.Agents, "again");
        await live.NextAsync(f => Words(f) == "again");
    }

    [Theory, OnEveryEngine]
    public async Task It_ends_after_an_hour_and_stands_in_the_audit_log(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        (await company.Owner.PostAsync("view-as", new { personId = agent.Id })).Expect(200);
        await using var live = await company.Owner.LiveAsync();
        await live.NextAsync("ready");
        host.Time.Advance(TimeSpan.FromMinutes(59));
        (await company.Owner.PostAsync("labels", new { name = "L", color = "#112233" })).ExpectProblem(403, "viewingAs");
        host.Time.Advance(TimeSpan.FromMinutes(1));
        (await company.Owner.PostAsync("labels", new { name = "L", color = "#112233" })).Expect(201);
        await live.NextAsync("reset");
        var rows = (await company.Owner.GetAsync("audit?limit=200")).Expect(200).Items;
        var started = rows.Single(r => r.GetProperty("action").GetString() == "viewAs.started");
        var ended = rows.Single(r => r.GetProperty("action").GetString() == "viewAs.ended");
        Assert.Equal("person", started.GetProperty("target").GetProperty("kind").GetString());
        Assert.Contains("time", ended.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(company.Owner.Id.ToString(), started.GetRawText(), StringComparison.Ordinal);
        (await company.Owner.GetAsync("audit/check")).Expect(200);
    }

    private static async Task UntilAsync(Api api, string action, string why)
    {
        for (var i = 0; i < 100; i++)
        {
            var rows = (await api.GetAsync("audit?limit=200")).Expect(200).Items;
            if (rows.Any(r => r.GetProperty("action").GetString() == action && r.GetRawText().Contains(why, StringComparison.Ordinal))) return;
            await Task.Delay(50);
        }

        Assert.Fail($"No entry {action} ({why}) came.");
    }

    /// <summary>One conversation of nobody and no team, one of the agent in the agent's team, one of another team.</summary>
    private static async Task<Stage> StageAsync(Company company, Api agent)
    {
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var team = await company.TeamAsync("Theirs", agent.Id);
        var others = await company.TeamAsync("Others");
        var (_, free) = await company.ContactAsync(siteKey, "free");
        var (_, agents) = await company.ContactAsync(siteKey, "agents");
        var (_, anothers) = await company.ContactAsync(siteKey, "anothers");
        (await company.Owner.PostAsync($"conversations/{agents}/assign", new { assigneeId = agent.Id, teamId = team })).Expect(200);
        (await company.Owner.PostAsync($"conversations/{anothers}/assign", new { assigneeId = (Guid?)null, teamId = others })).Expect(200);
        return new Stage(free, agents, anothers, team);
    }

    private static async Task<IReadOnlyList<Guid>> ListedAsync(Api api, string more = "") =>
        [.. (await api.GetAsync("conversations?limit=100" + more)).Expect(200).Items.Select(c => c.GetProperty("id").GetGuid()).Order()];

    private static List<string> Conversational(LiveClient live) =>
        [.. live.Frames.Where(f => f.TryGetProperty("kind", out var kind) && kind.GetString() is "conversation" or "message").Select(f => f.GetRawText())];

    private static string? Words(JsonElement frame) =>
        frame.TryGetProperty("kind", out var kind) && kind.GetString() == "message" && frame.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data.GetProperty("text").GetString() : null;

    private sealed record Stage(Guid Free, Guid Agents, Guid Anothers, Guid Team);
}
