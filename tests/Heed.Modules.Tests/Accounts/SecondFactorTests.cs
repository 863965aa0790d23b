using System.Globalization;
using System.Text.RegularExpressions;
using Heed.Accounts.SecondFactor;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Accounts;

public sealed class SecondFactorTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task With_an_app_the_password_alone_opens_nothing_and_each_code_works_once(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (secret, _) = await ProtectAsync(company.Owner, host);
        var browser = host.Anonymous(company.Workspace);
        var asked = await FirstStepAsync(browser, company.Owner.Person);
        Assert.False(asked.Headers.Contains("Set-Cookie"));
        (await browser.GetAsync("me")).ExpectProblem(401, "signInRequired");

        host.Time.Advance(TimeSpan.FromSeconds(60));
        var code = CodeOf(secret, host);
        (await browser.PostAsync("/api/v1/session/second-step", new { token = asked.Text("token"), code = Other(code) })).ExpectProblem(400, "invalid");
        (await browser.PostAsync("/api/v1/session/second-step", new { token = asked.Text("token"), code })).Expect(200);
        (await browser.GetAsync("me")).Expect(200);

        // Neither the code nor the ticket is good for a second browser.
        var second = host.Anonymous(company.Workspace);
        (await second.PostAsync("/api/v1/session/second-step", new { token = asked.Text("token"), code })).ExpectProblem(401, "secondStepOver");
        var again = (await FirstStepAsync(second, company.Owner.Person)).Text("token");
        (await second.PostAsync("/api/v1/session/second-step", new { token = again, code })).ExpectProblem(400, "invalid");
        host.Time.Advance(TimeSpan.FromSeconds(60));
        (await second.PostAsync("/api/v1/session/second-step", new { token = again, code = CodeOf(secret, host) })).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task A_ticket_dies_of_five_wrong_codes_and_of_ten_minutes(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (secret, _) = await ProtectAsync(company.Owner, host);
        var thief = host.Anonymous();
        var token = (await FirstStepAsync(thief, company.Owner.Person)).Text("token");
        host.Time.Advance(TimeSpan.FromSeconds(90));
        for (var i = 0; i < 5; i++) (await thief.PostAsync("/api/v1/session/second-step", new { token, code = Other(CodeOf(secret, host)) })).ExpectProblem(400, "invalid");
        (await thief.PostAsync("/api/v1/session/second-step", new { token, code = CodeOf(secret, host) })).ExpectProblem(401, "secondStepOver");

        token = (await FirstStepAsync(thief, company.Owner.Person)).Text("token");
        host.Time.Advance(TimeSpan.FromMinutes(11));
        (await thief.PostAsync("/api/v1/session/second-step", new { token, code = CodeOf(secret, host) })).ExpectProblem(401, "secondStepOver");
    }

    [Theory, OnEveryEngine]
    public async Task Guessing_codes_stops_the_guesser_and_neither_the_owner_nor_anybody_else(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var colleague = await company.PersonAsync();
        var (ownSecret, _) = await ProtectAsync(company.Owner, host);
        var (otherSecret, _) = await ProtectAsync(colleague, host);
        host.Time.Advance(TimeSpan.FromSeconds(90));
        var thief = host.Anonymous();
        var stopped = 0;
        for (var round = 0; round < 4; round++)
        {
            var token = (await FirstStepAsync(thief, company.Owner.Person)).Text("token");
            for (var i = 0; i < 4; i++)
            {
                if ((await thief.PostAsync("/api/v1/session/second-step", new { token, code = Other(CodeOf(ownSecret, host)) })).Status == 429) stopped++;
            }
        }

        Assert.Equal(6, stopped);
        // The owner's own browser, and another person from the same address, still come in.
        var own = (await FirstStepAsync(company.Owner, company.Owner.Person)).Text("token");
        (await company.Owner.PostAsync("/api/v1/session/second-step", new { token = own, code = CodeOf(ownSecret, host) })).Expect(200);
        var fresh = host.Anonymous();
        var theirs = (await FirstStepAsync(fresh, colleague.Person)).Text("token");
        (await fresh.PostAsync("/api/v1/session/second-step", new { token = theirs, code = CodeOf(otherSecret, host) })).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task A_recovery_code_opens_once(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, codes) = await ProtectAsync(company.Owner, host);
        Assert.Equal(10, codes.Distinct().Count());
        var browser = host.Anonymous(company.Workspace);
        var token = (await FirstStepAsync(browser, company.Owner.Person)).Text("token");
        (await browser.PostAsync("/api/v1/session/second-step", new { token, code = codes[3].ToLowerInvariant() })).Expect(200);
        Assert.Equal(9, (await browser.GetAsync("/api/v1/me/second-factor")).Expect(200)["recoveryCodes"].GetInt32());
        token = (await FirstStepAsync(host.Anonymous(), company.Owner.Person)).Text("token");
        (await browser.PostAsync("/api/v1/session/second-step", new { token, code = codes[3] })).ExpectProblem(400, "invalid");

        // New ones end the old ones.
        var renewed = (await browser.PostAsync("/api/v1/me/second-factor/recovery-codes", new { password = company.Owner.Person.Password })).Expect(200)["recoveryCodes"];
        (await browser.PostAsync("/api/v1/session/second-step", new { token, code = codes[4] })).ExpectProblem(400, "invalid");
        (await browser.PostAsync("/api/v1/session/second-step", new { token, code = renewed[0].GetString() })).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task Switching_it_on_asks_for_the_password_and_a_code_and_ends_other_sessions(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var other = await host.SignInAsync(company.Workspace, company.Owner.Person);
        (await company.Owner.PostAsync("/api/v1/me/second-factor/totp", new { password = "not the password" })).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync("/api/v1/me/second-factor/totp/confirm", new { code = "000000" })).ExpectProblem(409, "notStarted");
        var started = (await company.Owner.PostAsync("/api/v1/me/second-factor/totp", new { password = company.Owner.Person.Password })).Expect(200);
        Assert.StartsWith("<svg", started.Text("qr"), StringComparison.Ordinal);
        Assert.Contains("secret=" + started.Text("secret"), started.Text("uri"), StringComparison.Ordinal);

        // Not yet confirmed: the password is still enough.
        await host.SignInAsync(company.Workspace, company.Owner.Person);
        (await company.Owner.PostAsync("/api/v1/me/second-factor/totp/confirm", new { code = CodeOf(started.Text("secret"), host) })).Expect(200);
        (await other.GetAsync("me")).ExpectProblem(401, "signInRequired");
        (await company.Owner.GetAsync("me")).Expect(200);
        (await company.Owner.PostAsync("/api/v1/me/second-factor/totp", new { password = company.Owner.Person.Password })).ExpectProblem(409, "alreadyOn");

        host.Time.Advance(TimeSpan.FromSeconds(60));
        (await company.Owner.PostAsync("/api/v1/me/second-factor/totp/off", new { password = company.Owner.Person.Password, code = "000000" })).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync("/api/v1/me/second-factor/totp/off", new { password = company.Owner.Person.Password, code = CodeOf(started.Text("secret"), host) })).Expect(204);
        await host.SignInAsync(company.Workspace, company.Owner.Person);
        Assert.Contains("person.totpOn", await ActionsAsync(company), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task An_administrator_resets_it_and_the_person_is_told(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        await ProtectAsync(agent, company.Host);
        Assert.Contains((await company.Owner.GetAsync("people/security")).Expect(200).Items, i => i.GetProperty("personId").GetGuid() == agent.Id && i.GetProperty("protectedAt").ValueKind != System.Text.Json.JsonValueKind.Null);
        (await agent.PostAsync($"people/{company.Owner.Id}/reset-second-factor")).ExpectProblem(403, "forbidden");
        (await company.Owner.PostAsync($"people/{agent.Id}/reset-second-factor")).Expect(204);
        (await agent.GetAsync("me")).ExpectProblem(401, "signInRequired");
        var back = await company.Host.SignInAsync(company.Workspace, agent.Person);
        Assert.Contains((await back.GetAsync("notices")).Expect(200).Items, n => n.GetProperty("kind").GetString() == "accountChanged");
        Assert.Contains("person.secondFactorReset", await ActionsAsync(company), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_workspace_that_demands_it_lets_people_in_until_the_grace_ends(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        var from = host.Time.GetUtcNow().AddDays(7);
        (await company.Owner.PatchAsync("workspace", new { secondFactorFrom = from })).ExpectProblem(409, "ownFactorFirst");
        await ProtectAsync(company.Owner, host);
        (await company.Owner.PatchAsync("workspace", new { secondFactorFrom = from })).Expect(200);
        (await agent.GetAsync("me")).Expect(200);
        Assert.Equal(from, (await agent.GetAsync("/api/v1/me")).Expect(200)["workspaces"][0].GetProperty("secondFactorFrom").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        host.Time.Advance(TimeSpan.FromDays(8));
        (await agent.GetAsync("me")).ExpectProblem(403, "secondFactorNeeded");
        (await agent.GetAsync("conversations")).ExpectProblem(403, "secondFactorNeeded");
        (await company.Owner.GetAsync("me")).Expect(200);

        // The page outside the workspace leads back in, without scripts.
        var page = await PageTests.PostAsync(agent, "/protect?returnUrl=/w/1/inbox", ("step", "start"), ("password", agent.Person.Password));
        var secret = Regex.Match(page.Expect(200).Raw, "<code>([A-Z2-7]+)</code>", RegexOptions.NonBacktracking).Groups[1].Value;
        Assert.Equal(400, (await PageTests.PostAsync(agent, "/protect", ("step", "confirm"), ("code", "1"))).Status);
        var done = (await PageTests.PostAsync(agent, "/protect", ("step", "confirm"), ("code", CodeOf(secret, host)))).Expect(200);
        Assert.Equal(10, Regex.Count(done.Raw, "<li>[0-9A-Z-]{19}</li>", RegexOptions.NonBacktracking));
        (await agent.GetAsync("me")).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task The_second_page_of_signing_in_works_without_scripts(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (secret, codes) = await ProtectAsync(company.Owner, host);
        var browser = host.Anonymous(company.Workspace);
        var first = await PageTests.PostAsync(browser, "/sign-in?returnUrl=/w/1/inbox", ("email", company.Owner.Person.Email), ("password", company.Owner.Person.Password));
        var second = first.Expect(302).Headers.Location!.OriginalString;
        Assert.StartsWith("/sign-in/second?returnUrl=", second, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"one-time-code\"", (await browser.GetAsync(second)).Expect(200).Raw, StringComparison.Ordinal);
        Assert.Equal(401, (await PageTests.PostAsync(browser, second, ("code", "12"))).Status);
        var done = (await PageTests.PostAsync(browser, second, ("code", codes[0]))).Expect(302);
        Assert.Equal("/w/1/inbox", done.Headers.Location?.OriginalString);
        (await browser.GetAsync("me")).Expect(200);
        Assert.NotEqual(CodeOf(secret, host), codes[0]);
        Assert.Equal("/sign-in", (await host.Anonymous().GetAsync("/sign-in/second")).Expect(302).Headers.Location?.OriginalString);
    }

    private static async Task<(string Secret, IReadOnlyList<string> Codes)> ProtectAsync(Api api, HeedHost host)
    {
        var secret = (await api.PostAsync("/api/v1/me/second-factor/totp", new { password = api.Person.Password })).Expect(200).Text("secret");
        var codes = (await api.PostAsync("/api/v1/me/second-factor/totp/confirm", new { code = CodeOf(secret, host) })).Expect(200)["recoveryCodes"];
        return (secret, [.. codes.EnumerateArray().Select(c => c.GetString()!)]);
    }

    private static async Task<Answer> FirstStepAsync(Api api, TestPerson person) =>
        (await api.PostAsync("/api/v1/session", new { email = person.Email, password = person.Password })).ExpectProblem(401, "secondFactorRequired");

    private static async Task<string> ActionsAsync(Company company)
    {
        var raw = "";
        await Platform.Eventually.TrueAsync(
            async () => (raw = (await company.Owner.GetAsync("audit?limit=100")).Expect(200).Raw).Contains("person.", StringComparison.Ordinal) && (raw.Contains("person.totpOn", StringComparison.Ordinal) || raw.Contains("Reset", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(20), "the audit log tells of it");
        return raw;
    }

    private static string CodeOf(string secret, HeedHost host) => Totp.Code(Decode(secret), Totp.StepOf(host.Time.GetUtcNow()));

    private static string Other(string code) => ((int.Parse(code, CultureInfo.InvariantCulture) + 1) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    private static byte[] Decode(string base32)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
