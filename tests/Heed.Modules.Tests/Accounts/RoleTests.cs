using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Accounts;

public sealed class RoleTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task The_last_owner_can_neither_leave_nor_step_down(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var self = $"people/{company.Owner.Id}";
        (await company.Owner.PatchAsync(self, new { active = false })).ExpectProblem(409, "lastOwner");
        (await company.Owner.PatchAsync(self, new { roles = new[] { new { roleId = company.Roles["admin"] } } })).ExpectProblem(409, "lastOwner");
        (await company.Owner.PatchAsync(self, new { roles = Array.Empty<object>() })).ExpectProblem(409, "lastOwner");
        var second = await company.PersonAsync("owner");
        (await company.Owner.PatchAsync(self, new { roles = new[] { new { roleId = company.Roles["admin"] } } })).Expect(200);
        Assert.Equal("owner", (await second.GetAsync("/api/v1/me"))["workspaces"][0].GetProperty("roles")[0].GetString());
    }

    [Theory, OnEveryEngine]
    public async Task Nobody_gives_more_than_they_hold(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var admin = await company.PersonAsync("admin");
        var agent = await company.PersonAsync();
        (await admin.PatchAsync($"people/{admin.Id}", new { roles = new[] { new { roleId = company.Roles["owner"] } } })).ExpectProblem(403, "forbidden");
        (await admin.PatchAsync($"people/{company.Owner.Id}", new { active = false })).ExpectProblem(403, "forbidden");
        (await admin.PostAsync($"people/{company.Owner.Id}/reset-link")).ExpectProblem(403, "forbidden");
        (await admin.PostAsync($"people/{company.Owner.Id}/cut-sessions")).ExpectProblem(403, "forbidden");
        (await agent.PatchAsync($"people/{agent.Id}", new { roles = new[] { new { roleId = company.Roles["admin"] } } })).ExpectProblem(403, "forbidden");

        var hr = (await company.Owner.PostAsync("roles", new { name = "HR", permissions = new[] { "people.manage", "roles.manage", "apiKeys.manage" }, visibility = "own" })).Expect(201).Id;
        (await company.Owner.PatchAsync($"people/{agent.Id}", new { roles = new[] { new { roleId = hr } } })).Expect(200);
        (await agent.PatchAsync($"people/{agent.Id}", new { roles = new[] { new { roleId = company.Roles["agent"] } } })).ExpectProblem(403, "forbidden");
        (await agent.PostAsync("roles", new { name = "Sneaky", permissions = new[] { "customers.erase" }, visibility = "own" })).ExpectProblem(403, "forbidden");
        (await agent.PostAsync("roles", new { name = "Far", permissions = new[] { "people.manage" }, visibility = "all" })).ExpectProblem(403, "forbidden");
        (await agent.PatchAsync($"roles/{hr}", new { permissions = new[] { "people.manage", "roles.manage", "customers.export" } })).ExpectProblem(403, "forbidden");
        (await agent.PostAsync("api-keys", new { name = "k", roleId = company.Roles["admin"] })).ExpectProblem(403, "forbidden");
        (await agent.PostAsync("people/invite", new { email = "crony@heed.example", name = "Crony", roles = new[] { new { roleId = company.Roles["admin"] } } })).ExpectProblem(403, "forbidden");
        (await agent.PostAsync("api-keys", new { name = "k", roleId = hr })).Expect(201);
    }

    [Theory, OnEveryEngine]
    public async Task An_admin_of_one_brand_manages_within_it_alone(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (red, blue) = (await company.BrandAsync("Red"), await company.BrandAsync("Blue"));
        var admin = await company.PersonAsync("admin", red);
        var redAgent = await company.PersonAsync("agent", red);
        var blueAgent = await company.PersonAsync("agent", blue);
        var agentRole = company.Roles["agent"];

        Assert.Equal([red], (await admin.GetAsync("brands")).Items.Select(b => b.GetProperty("id").GetGuid()));
        (await admin.GetAsync($"brands/{blue}")).ExpectProblem(404, "notFound");
        (await admin.PatchAsync($"brands/{blue}", new { name = "Mine" })).ExpectProblem(404, "notFound");
        (await admin.PatchAsync($"brands/{red}", new { color = "#aa0000" })).Expect(200);
        (await admin.PostAsync("brands", new { name = "Green" })).ExpectProblem(403, "forbidden");
        var seen = (await admin.GetAsync("people")).Items.Select(p => p.GetProperty("id").GetGuid()).ToList();
        Assert.Contains(redAgent.Id, seen);
        Assert.DoesNotContain(blueAgent.Id, seen);
        (await admin.PatchAsync($"people/{blueAgent.Id}", new { active = false })).ExpectProblem(404, "notFound");
        (await admin.PatchAsync($"people/{redAgent.Id}", new { roles = new[] { new { roleId = agentRole, brandIds = (Guid[]?)null } } })).ExpectProblem(403, "forbidden");
        (await admin.PatchAsync($"people/{redAgent.Id}", new { roles = new[] { new { roleId = agentRole, brandIds = new[] { red, blue } } } })).ExpectProblem(403, "forbidden");
        (await admin.PatchAsync($"people/{redAgent.Id}", new { roles = new[] { new { roleId = company.Roles["analyst"], brandIds = new[] { red } } } })).Expect(200);
        (await admin.PostAsync("teams", new { name = "All" })).ExpectProblem(403, "forbidden");
        (await admin.PostAsync("teams", new { name = "Blue", brandId = blue })).ExpectProblem(400, "invalid");
        (await admin.PostAsync("teams", new { name = "Red", brandId = red, memberIds = new[] { redAgent.Id } })).Expect(201);
        (await admin.PatchAsync("workspace", new { name = "Mine" })).ExpectProblem(403, "forbidden");
        (await admin.GetAsync("audit")).ExpectProblem(403, "forbidden");
        (await admin.PostAsync("roles", new { name = "R", permissions = Array.Empty<string>() })).ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task Custom_roles_come_and_go_and_built_in_ones_stay(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        Assert.Equal(
            ["owner", "admin", "supervisor", "agent", "knowledgeEditor", "analyst", "readOnly"], (await company.Owner.GetAsync("roles")).Items.Select(r => r.GetProperty("name").GetString()));
        (await company.Owner.PatchAsync($"roles/{company.Roles["agent"]}", new { name = "x" })).ExpectProblem(409, "builtInRole");
        (await company.Owner.DeleteAsync($"roles/{company.Roles["agent"]}")).ExpectProblem(409, "builtInRole");
        (await company.Owner.PostAsync("roles", new { name = "Bad", permissions = new[] { "world.domination" } })).ExpectProblem(400, "invalid");

        var role = (await company.Owner.PostAsync("roles", new { name = "Scribe", permissions = new[] { "conversations.note" }, visibility = "own" })).Expect(201);
        var person = await company.PersonAsync();
        (await company.Owner.PatchAsync($"people/{person.Id}", new { roles = new[] { new { roleId = role.Id } } })).Expect(200);
        Assert.Equal(["conversations.note"], (await person.GetAsync("me"))["permissions"].EnumerateArray().Select(p => p.GetString()));
        (await company.Owner.PatchAsync($"roles/{role.Id}", new { permissions = new[] { "conversations.note", "conversations.reply" }, visibility = "all" }, role.ETag)).Expect(200);
        (await company.Owner.PatchAsync($"roles/{role.Id}", new { name = "Old" }, role.ETag)).ExpectProblem(412, "stale");
        // At the very next request, in the same session.
        Assert.Equal(("all", 2), ((await person.GetAsync("me")).Text("visibility"), (await person.GetAsync("me"))["permissions"].GetArrayLength()));
        (await company.Owner.DeleteAsync($"roles/{role.Id}")).ExpectProblem(409, "roleInUse");
        (await company.Owner.PatchAsync($"people/{person.Id}", new { roles = new[] { new { roleId = company.Roles["readOnly"] } } })).Expect(200);
        (await company.Owner.DeleteAsync($"roles/{role.Id}")).Expect(204);
    }

    [Theory, OnEveryEngine]
    public async Task Somebody_deactivated_is_out_at_once(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        await using var live = await agent.LiveAsync();
        await live.NextAsync("ready");
        (await company.Owner.PatchAsync($"people/{agent.Id}", new { active = false })).Expect(200);
        (await agent.GetAsync("me")).ExpectProblem(404, "notFound");
        await live.ClosedAsync();
        (await company.Owner.PatchAsync($"people/{agent.Id}", new { active = true })).Expect(200);
        (await agent.GetAsync("me")).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task Cutting_the_sessions_of_somebody_closes_their_sockets(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        await using var live = await agent.LiveAsync();
        await live.NextAsync("ready");
        (await company.Owner.PostAsync($"people/{agent.Id}/cut-sessions")).Expect(204);
        (await agent.GetAsync("me")).ExpectProblem(401, "signInRequired");
        await live.ClosedAsync();
    }

    [Theory, OnEveryEngine]
    public async Task Members_of_another_workspace_are_not_there(TestEngine engine)
    {
        var (mine, theirs) = (await hosts.CompanyAsync(engine), await hosts.CompanyAsync(engine));
        var stranger = theirs.Owner.Id;
        (await mine.Owner.GetAsync($"people/{stranger}")).ExpectProblem(404, "notFound");
        (await mine.Owner.PatchAsync($"people/{stranger}", new { active = false })).ExpectProblem(404, "notFound");
        (await mine.Owner.PostAsync($"people/{stranger}/reset-link")).ExpectProblem(404, "notFound");
        (await mine.Owner.GetAsync($"brands/{theirs.Brand}")).ExpectProblem(404, "notFound");
        (await mine.Owner.GetAsync($"roles/{theirs.Roles["agent"]}")).ExpectProblem(404, "notFound");
        (await mine.Owner.PostAsync("teams", new { name = "T", memberIds = new[] { stranger } })).ExpectProblem(400, "invalid");
        (await mine.Owner.GetAsync($"/api/v1/w/{theirs.Workspace}/people")).ExpectProblem(404, "notFound");
        (await mine.Owner.GetAsync("/api/v1/w/999999/people")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task Nobody_takes_from_their_own_role_the_right_to_manage_roles(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var keeper = await company.PersonAsync();
        var role = (await company.Owner.PostAsync("roles", new { name = "Keeper", permissions = new[] { "roles.manage", "people.manage" }, visibility = "all" })).Expect(201);
        (await company.Owner.PatchAsync($"people/{keeper.Id}", new { roles = new[] { new { roleId = role.Id } } })).Expect(200);
        (await keeper.PatchAsync($"roles/{role.Id}", new { permissions = new[] { "people.manage" } })).ExpectProblem(409, "ownRights");
        (await keeper.PatchAsync($"roles/{role.Id}", new { permissions = new[] { "roles.manage" } })).Expect(200);
        (await company.Owner.PatchAsync($"roles/{role.Id}", new { permissions = new[] { "people.manage" } })).Expect(200);
        (await keeper.PatchAsync($"roles/{role.Id}", new { permissions = new[] { "people.manage" } })).ExpectProblem(403, "forbidden");
    }
}
