using Heed.Accounts.Public;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Accounts;

public sealed class LinkTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Somebody_invited_chooses_a_password_and_is_in(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var team = await company.TeamAsync("Night shift");
        var email = $"new-{Guid.CreateVersion7():N}@heed.example";
        var invited = (await company.Owner.PostAsync("people/invite", new { email, name = "王小明", roles = new[] { new { roleId = company.Roles["agent"] } }, teamIds = new[] { team } })).Expect(201);
        Assert.NotEqual(default, invited["person"].GetProperty("invitedAt").GetDateTimeOffset());
        var path = new Uri(invited.Text("link")).AbsolutePath;

        var browser = company.Host.Anonymous(company.Workspace);
        Assert.Contains("王小明", (await browser.GetAsync(path)).Expect(200).Raw, StringComparison.Ordinal);
        Assert.Equal(400, (await PageTests.PostAsync(browser, path, ("name", "王小明"), ("password", "short"))).Status);
        (await PageTests.PostAsync(browser, path, ("name", "王大明"), ("password", "a fine long sentence"))).Expect(302);
        var me = (await browser.GetAsync("me")).Expect(200);
        Assert.Equal("王大明", me["person"].GetProperty("name").GetString());
        Assert.Equal(team, me["teamIds"][0].GetGuid());
        Assert.Equal("team", me.Text("visibility"));
        Assert.Equal(410, (await PageTests.PostAsync(company.Host.Anonymous(), path, ("name", "Thief"), ("password", "another fine sentence"))).Status);
        (await company.Owner.PostAsync("people/invite", new { email, name = "Again", roles = Array.Empty<object>() })).ExpectProblem(409, "alreadyMember");
    }

    [Theory, OnEveryEngine]
    public async Task A_person_of_another_workspace_joins_with_their_own_password_only(TestEngine engine)
    {
        var first = await hosts.CompanyAsync(engine);
        var second = await hosts.CompanyAsync(engine);
        var person = first.Owner.Person;
        var invited = (await second.Owner.PostAsync("people/invite", new { email = person.Email, name = "Guest", roles = new[] { new { roleId = second.Roles["analyst"] } } })).Expect(201);
        // What the account elsewhere is called is not told.
        Assert.Equal("Guest", invited["person"].GetProperty("name").GetString());
        (await first.Host.SignInAsync(second.Workspace, person)).Person.ToString();
        (await (await first.Host.SignInAsync(second.Workspace, person)).GetAsync("me")).ExpectProblem(404, "notFound");

        var path = new Uri(invited.Text("link")).AbsolutePath;
        var browser = second.Host.Anonymous(second.Workspace);
        Assert.Equal(401, (await PageTests.PostAsync(browser, path, ("name", "x"), ("password", "a password of the inviter"))).Status);
        (await PageTests.PostAsync(browser, path, ("password", person.Password))).Expect(302);
        Assert.Equal(person.Name, (await browser.GetAsync("me")).Expect(200)["person"].GetProperty("name").GetString());
        Assert.Equal(2, (await browser.GetAsync("/api/v1/me")).Expect(200)["workspaces"].GetArrayLength());

        // And neither workspace can take over the account that opens the other.
        (await second.Owner.PostAsync($"people/{person.Id}/reset-link")).ExpectProblem(409, "memberElsewhere");
        (await second.Owner.PatchAsync($"people/{person.Id}", new { name = "Renamed" })).ExpectProblem(409, "memberElsewhere");
    }

    [Theory, OnEveryEngine]
    public async Task An_invitation_ends_after_three_days_is_replaced_by_a_newer_one_and_can_be_withdrawn(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        async Task<(Guid Id, string Path)> InviteAsync()
        {
            var invited = (await company.Owner.PostAsync("people/invite", new { email = "new@heed.example", name = "New", roles = new[] { new { roleId = company.Roles["agent"] } } })).Expect(201);
            return (invited["person"].GetProperty("id").GetGuid(), new Uri(invited.Text("link")).AbsolutePath);
        }

        var first = await InviteAsync();
        var second = await InviteAsync();
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(410, (await host.Anonymous().GetAsync(first.Path)).Status);
        (await host.Anonymous().GetAsync(second.Path)).Expect(200);
        host.Time.Advance(TimeSpan.FromHours(73));
        Assert.Equal(410, (await host.Anonymous().GetAsync(second.Path)).Status);
        var third = await InviteAsync();
        (await company.Owner.DeleteAsync($"people/{third.Id}")).Expect(204);
        Assert.Equal(410, (await host.Anonymous().GetAsync(third.Path)).Status);
        (await company.Owner.GetAsync($"people/{third.Id}")).ExpectProblem(404, "notFound");
        (await company.Owner.DeleteAsync($"people/{company.Owner.Id}")).ExpectProblem(409, "joinedAlready");
    }

    [Theory, OnEveryEngine]
    public async Task A_reset_link_works_once_within_an_hour_and_ends_all_sessions(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        var late = new Uri((await company.Owner.PostAsync($"people/{agent.Id}/reset-link")).Expect(200).Text("link")).AbsolutePath;
        host.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(410, (await host.Anonymous().GetAsync(late)).Status);

        var path = new Uri((await company.Owner.PostAsync($"people/{agent.Id}/reset-link")).Expect(200).Text("link")).AbsolutePath;
        (await PageTests.PostAsync(host.Anonymous(), path, ("password", "a fine new sentence"))).Expect(302);
        (await agent.GetAsync("me")).ExpectProblem(401, "signInRequired");
        Assert.Equal(410, (await PageTests.PostAsync(host.Anonymous(), path, ("password", "a second new sentence"))).Status);
        (await host.Anonymous().PostAsync("/api/v1/session", new { email = agent.Person.Email, password = "a fine new sentence" })).Expect(200);
    }

    [Theory]
    [OnEveryEngine("")]
    [OnEveryEngine("null")]
    [OnEveryEngine("%00")]
    public async Task An_empty_token_matches_nothing(TestEngine engine, string token)
    {
        var host = await hosts.OnAsync(engine);
        foreach (var page in new[] { "invite", "reset", "setup" })
        {
            Assert.Contains((await host.Anonymous().GetAsync($"/{page}/{token}")).Status, new[] { 400, 404, 410 });
        }
    }

    [Theory, OnEveryEngine]
    public async Task A_host_written_into_the_request_gets_into_no_link(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        var answer = await company.Owner.SendAsync(HttpMethod.Post, $"people/{agent.Id}/reset-link", null, r =>
        {
            r.Headers.Host = "evil.example";
            r.Headers.Remove("Origin");
            r.Headers.Add("Origin", "http://evil.example");
            r.Headers.Add("X-Forwarded-Host", "evil.example");
        });
        Assert.StartsWith("/reset/", answer.Expect(200).Text("link"), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task Links_name_the_configured_address(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine, b => b.Configuration["Heed:PublicUrl"] = "https://help.example/");
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        Assert.StartsWith("https://help.example/reset/", (await company.Owner.PostAsync($"people/{agent.Id}/reset-link")).Expect(200).Text("link"), StringComparison.Ordinal);
        Assert.StartsWith("https://help.example/reset/", await host.Get<IOperatorAccounts>().ResetPasswordLinkAsync(agent.Person.Email, CancellationToken.None), StringComparison.Ordinal);
    }
}
