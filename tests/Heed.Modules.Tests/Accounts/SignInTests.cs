using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Accounts;

public sealed class SignInTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_wrong_password_and_an_unknown_address_look_alike(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var anonymous = company.Host.Anonymous();
        var wrong = (await anonymous.PostAsync("/api/v1/session", new { email = company.Owner.Person.Email, password = "not the password" })).ExpectProblem(401, "wrongSignIn");
        var unknown = (await anonymous.PostAsync("/api/v1/session", new { email = "nobody@heed.example", password = "not the password" })).ExpectProblem(401, "wrongSignIn");
        Assert.Equal(wrong.Text("detail"), unknown.Text("detail"));
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
    }

    [Theory, OnEveryEngine]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var answer = await company.Host.Anonymous().PostAsync("/api/v1/session", new { email = company.Owner.Person.Email.ToUpperInvariant(), password = company.Owner.Person.Password });
        var cookie = answer.Expect(200).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("heed_session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnEveryEngine]
    public async Task A_form_of_another_site_cannot_sign_anybody_in(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var body = new { email = company.Owner.Person.Email, password = company.Owner.Person.Password };
        var answer = await company.Host.Anonymous().SendAsync(HttpMethod.Post, "/api/v1/session", body, r =>
        {
            r.Headers.Remove("Origin");
            r.Headers.Add("Origin", "https://evil.example");
        });
        answer.ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task Guessing_is_stopped_after_ten_tries_and_the_owner_is_not_kept_out(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner.Person;
        var attacker = host.Anonymous();
        for (var i = 0; i < 10; i++) (await attacker.PostAsync("/api/v1/session", new { email = owner.Email, password = "guess number " + i })).ExpectProblem(401, "wrongSignIn");
        var stopped = (await attacker.PostAsync("/api/v1/session", new { email = owner.Email, password = owner.Password })).ExpectProblem(429, "tooMany");
        Assert.True(stopped.Headers.RetryAfter?.Delta > TimeSpan.Zero);

        // The browser in which the owner has signed in before still can.
        (await company.Owner.PostAsync("/api/v1/session", new { email = owner.Email, password = owner.Password })).Expect(200);
        host.Time.Advance(TimeSpan.FromMinutes(16));
        (await host.Anonymous().PostAsync("/api/v1/session", new { email = owner.Email, password = owner.Password })).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task One_address_cannot_try_many_accounts(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var attacker = host.Anonymous();
        var refused = 0;
        for (var i = 0; i < 14; i++)
        {
            if ((await attacker.PostAsync("/api/v1/session", new { email = $"victim{i}@heed.example", password = "a common guess" })).Status == 429) refused++;
        }

        Assert.Equal(4, refused);
    }

    [Theory, OnEveryEngine]
    public async Task A_lock_outlives_a_restart(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var owner = (await host.CreateWorkspaceAsync()).Owner.Person;
        for (var i = 0; i < 10; i++) await host.Anonymous().PostAsync("/api/v1/session", new { email = owner.Email, password = "guess number " + i });
        await host.RestartAsync();
        (await host.Anonymous().PostAsync("/api/v1/session", new { email = owner.Email, password = owner.Password })).ExpectProblem(401, "wrongSignIn");
    }

    [Theory, OnEveryEngine]
    public async Task Sessions_are_listed_and_can_be_cut_one_by_one(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var second = await company.Host.SignInAsync(company.Workspace, company.Owner.Person);
        var listed = (await company.Owner.GetAsync("/api/v1/me/sessions")).Expect(200).Items;
        Assert.Equal(2, listed.Count);
        var other = listed.Single(s => !s.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();
        (await company.Owner.DeleteAsync($"/api/v1/me/sessions/{other}")).Expect(204);
        (await second.GetAsync("me")).ExpectProblem(401, "signInRequired");
        (await company.Owner.GetAsync("me")).Expect(200);
        (await company.Owner.DeleteAsync($"/api/v1/me/sessions/{other}")).ExpectProblem(404, "notFound");
        (await company.Owner.DeleteAsync("/api/v1/me/session")).Expect(204);
        (await company.Owner.GetAsync("me")).ExpectProblem(401, "signInRequired");
    }

    [Theory, OnEveryEngine]
    public async Task Nobody_can_cut_the_session_of_another(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        var session = (await company.Owner.GetAsync("/api/v1/me/sessions")).Items[0].GetProperty("id").GetGuid();
        (await agent.DeleteAsync($"/api/v1/me/sessions/{session}")).ExpectProblem(404, "notFound");
        (await company.Owner.GetAsync("me")).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task A_new_password_ends_every_other_session_and_keeps_this_browser_signed_in(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var person = company.Owner.Person;
        var other = await company.Host.SignInAsync(company.Workspace, person);
        (await company.Owner.PostAsync("/api/v1/me/password", new { current = "not the password", next = "another fine sentence" })).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync("/api/v1/me/password", new { current = person.Password, next = "short" })).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync("/api/v1/me/password", new { current = person.Password, next = "another fine sentence" })).Expect(204);
        (await company.Owner.GetAsync("me")).Expect(200);
        (await other.GetAsync("me")).ExpectProblem(401, "signInRequired");
        (await company.Host.Anonymous().PostAsync("/api/v1/session", new { email = person.Email, password = person.Password })).ExpectProblem(401, "wrongSignIn");
        (await company.Host.Anonymous().PostAsync("/api/v1/session", new { email = person.Email, password = "another fine sentence" })).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task A_session_nobody_uses_ends_after_two_weeks(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        for (var visit = 0; visit < 2; visit++)
        {
            host.Time.Advance(TimeSpan.FromDays(13));
            (await company.Owner.GetAsync("me")).Expect(200);
            await Platform.Eventually.TrueAsync(
                async () => (await company.Owner.GetAsync("/api/v1/me/sessions")).Items[0].GetProperty("lastSeenAt").GetDateTimeOffset() > host.Time.GetUtcNow() - TimeSpan.FromHours(1),
                TimeSpan.FromSeconds(20), "last seen is noted");
        }

        host.Time.Advance(TimeSpan.FromDays(15));
        (await company.Owner.GetAsync("me")).ExpectProblem(401, "signInRequired");
    }

    [Theory, OnEveryEngine]
    public async Task Own_profile_changes_reach_me_and_the_list_of_people(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var me = (await company.Owner.PatchAsync("/api/v1/me", new { name = "王小明", theme = "dark", sound = false })).Expect(200)["person"];
        Assert.Equal(("王小明", "小明", "dark", false), (me.GetProperty("name").GetString(), me.GetProperty("initials").GetString(), me.GetProperty("theme").GetString(), me.GetProperty("sound").GetBoolean()));
        Assert.Equal("王小明", (await company.Owner.GetAsync("people")).Items[0].GetProperty("name").GetString());
        (await company.Owner.PatchAsync("/api/v1/me", new { language = "de" })).ExpectProblem(400, "invalid");
        (await company.Owner.PatchAsync("/api/v1/me", new { email = "x@y.example" })).ExpectProblem(400, "unknownField");
    }

    [Theory, OnEveryEngine]
    public async Task Changed_keys_follow_their_person_to_every_browser(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var usual = (await company.Owner.GetAsync("/api/v1/me")).Expect(200)["person"].GetProperty("shortcuts");
        Assert.True(usual.GetProperty("singleKeys").GetBoolean());
        var changed = new { keys = new Dictionary<string, string> { ["resolve"] = "x", ["snooze"] = "" }, singleKeys = false };
        (await company.Owner.PatchAsync("/api/v1/me", new { shortcuts = changed })).Expect(200);
        var elsewhere = await company.Host.SignInAsync(company.Workspace, company.Owner.Person);
        var kept = (await elsewhere.GetAsync("/api/v1/me")).Expect(200)["person"].GetProperty("shortcuts");
        Assert.Equal(("x", "", false), (kept.GetProperty("keys").GetProperty("resolve").GetString(), kept.GetProperty("keys").GetProperty("snooze").GetString(), kept.GetProperty("singleKeys").GetBoolean()));
        (await company.Owner.PatchAsync("/api/v1/me", new { shortcuts = new { keys = new Dictionary<string, string> { ["a b"] = "x" }, singleKeys = true } })).ExpectProblem(400, "invalid");
        (await company.Owner.PatchAsync("/api/v1/me", new { shortcuts = (object?)null })).ExpectProblem(400, "invalid");
    }
}
