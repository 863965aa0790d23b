using System.Text.Json;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Accounts;

public sealed class SettingsTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Brands_are_made_changed_archived_and_deleted(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        (await company.Owner.PostAsync("brands", new { name = " ", color = "red" })).ExpectProblem(400, "invalid");
        var brand = (await company.Owner.PostAsync("brands", new { name = "小米家电", color = "#AA3300" })).Expect(201);
        Assert.Equal("\"1\"", brand.ETag);
        (await company.Owner.PatchAsync($"brands/{brand.Id}", new { archived = true }, "\"1\"")).Expect(200);
        (await company.Owner.PatchAsync($"brands/{brand.Id}", new { archived = false }, "\"1\"")).ExpectProblem(412, "stale");
        (await company.Owner.PatchAsync($"brands/{brand.Id}", new { workspace = 7 })).ExpectProblem(400, "unknownField");
        await company.PersonAsync("agent", brand.Id);
        (await company.Owner.DeleteAsync($"brands/{brand.Id}")).ExpectProblem(409, "brandInUse");
        var spare = (await company.Owner.PostAsync("brands", new { name = "Spare" })).Expect(201);
        (await company.Owner.DeleteAsync($"brands/{spare.Id}")).Expect(204);
        (await company.Owner.GetAsync($"brands/{spare.Id}")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task Lists_come_in_pages_without_gap_or_double(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        for (var i = 0; i < 6; i++) await company.TeamAsync("Team " + i);
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await company.Owner.GetAsync($"teams?limit=4{(after is null ? "" : "&after=" + after)}")).Expect(200);
            seen.AddRange(page.Items.Select(t => t.GetProperty("name").GetString()!));
            after = page["next"].GetString();
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(0, 6).Select(i => "Team " + i), seen.Order());
        (await company.Owner.GetAsync("teams?after=nonsense")).ExpectProblem(400, "invalid");
        (await company.Owner.GetAsync("people?limit=1")).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task Teams_show_in_their_members_and_members_in_their_teams(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        var team = (await company.Owner.PostAsync("teams", new { name = "Returns", memberIds = new[] { agent.Id } })).Expect(201);
        Assert.Equal(team.Id, (await company.Owner.GetAsync($"people/{agent.Id}"))["teamIds"][0].GetGuid());
        (await company.Owner.PatchAsync($"people/{agent.Id}", new { teamIds = Array.Empty<Guid>() })).Expect(200);
        var now = await company.Owner.GetAsync($"teams/{team.Id}");
        Assert.Equal(0, now["memberIds"].GetArrayLength());
        Assert.True(now.Version > team.Version);
        (await company.Owner.PatchAsync($"teams/{team.Id}", new { memberIds = new[] { agent.Id }, name = "退货组" })).Expect(200);
        (await company.Owner.DeleteAsync($"teams/{team.Id}")).Expect(204);
        Assert.Equal(0, (await company.Owner.GetAsync($"people/{agent.Id}"))["teamIds"].GetArrayLength());
    }

    [Theory, OnEveryEngine]
    public async Task The_workspace_takes_a_new_name_and_only_real_time_zones(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        (await company.Owner.PatchAsync("workspace", new { timeZone = "Mars/Olympus" })).ExpectProblem(400, "invalid");
        (await company.Owner.PatchAsync("workspace", new { timeZone = "../etc/passwd" })).ExpectProblem(400, "invalid");
        var changed = (await company.Owner.PatchAsync("workspace", new { name = "新名字", timeZone = "Europe/Berlin", language = "zh-CN" })).Expect(200);
        Assert.Equal(("新名字", "Europe/Berlin", "zh-CN"), (changed.Text("name"), changed.Text("timeZone"), changed.Text("language")));
        var agent = await company.PersonAsync();
        (await agent.PatchAsync("workspace", new { name = "Mine" })).ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task What_a_socket_tells_equals_what_a_fresh_read_answers(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        await using var live = await company.Owner.LiveAsync();
        await live.NextAsync("ready");
        var team = (await company.Owner.PostAsync("teams", new { name = "Live", memberIds = new[] { agent.Id } })).Expect(201).Id;
        await SameAsync(company.Owner, live, "person", $"people/{agent.Id}");
        await SameAsync(company.Owner, live, "team", $"teams/{team}");
        var brand = (await company.Owner.PostAsync("brands", new { name = "Live" })).Expect(201).Id;
        await SameAsync(company.Owner, live, "brand", $"brands/{brand}");
        var role = (await company.Owner.PostAsync("roles", new { name = "Live", permissions = new[] { "reports.read" } })).Expect(201).Id;
        await SameAsync(company.Owner, live, "role", $"roles/{role}");
        await company.Owner.PatchAsync("workspace", new { name = "Live" });
        await SameAsync(company.Owner, live, "workspace", "workspace");
        var key = (await company.Owner.PostAsync("api-keys", new { name = "Live", roleId = role })).Expect(201).Id;
        await SameAsync(company.Owner, live, "apiKey", $"api-keys/{key}");
        (await company.Owner.DeleteAsync($"api-keys/{key}")).Expect(204);
        Assert.Equal(JsonValueKind.Null, (await live.NextOfAsync("apiKey")).GetProperty("data").ValueKind);
    }

    [Theory, OnEveryEngine]
    public async Task The_same_key_makes_one_brand_however_often_it_is_sent(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => company.Owner.PostAsync("brands", new { name = "Once" }, key: "one-brand")));
        Assert.Single(answers.Select(a => a.Expect(201).Id).Distinct());
        Assert.Single((await company.Owner.GetAsync("brands")).Items, b => b.GetProperty("name").GetString() == "Once");
    }

    private static async Task SameAsync(Api api, LiveClient live, string kind, string path)
    {
        var frame = await live.NextOfAsync(kind);
        var fresh = (await api.GetAsync(path)).Expect(200);
        Assert.Equal(fresh.Raw, frame.GetProperty("data").GetRawText());
    }
}
