using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Accounts;

public sealed class ApiKeyTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_key_acts_within_its_role_and_brands_until_it_is_revoked(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var red = await company.BrandAsync("Red");
        var made = (await company.Owner.PostAsync("api-keys", new { name = "Shop", roleId = company.Roles["admin"], brandIds = new[] { red } })).Expect(201);
        Assert.StartsWith($"heed_{made.Text("prefix")}_", made.Text("secret"), StringComparison.Ordinal);
        var program = company.Host.Anonymous(company.Workspace);
        program.Token = made.Text("secret");
        Assert.Equal([red], (await program.GetAsync("brands")).Expect(200).Items.Select(b => b.GetProperty("id").GetGuid()));
        (await program.PostAsync("brands", new { name = "x" })).ExpectProblem(403, "forbidden");
        (await program.PatchAsync($"brands/{red}", new { name = "Rouge" })).Expect(200);
        (await program.GetAsync("me")).ExpectProblem(403, "forbidden");
        (await program.GetAsync("/api/v1/me")).ExpectProblem(403, "forbidden");

        var listed = (await company.Owner.GetAsync("api-keys")).Expect(200);
        Assert.DoesNotContain(made.Text("secret")[14..], listed.Raw, StringComparison.Ordinal);
        (await company.Owner.DeleteAsync($"api-keys/{made.Id}")).Expect(204);
        (await program.GetAsync("brands")).ExpectProblem(401, "signInRequired");
    }

    [Theory, OnEveryEngine]
    public async Task A_key_of_one_workspace_is_nothing_in_another(TestEngine engine)
    {
        var (mine, theirs) = (await hosts.CompanyAsync(engine), await hosts.CompanyAsync(engine));
        var made = (await mine.Owner.PostAsync("api-keys", new { name = "k", roleId = mine.Roles["owner"] })).Expect(201);
        var program = mine.Host.Anonymous(theirs.Workspace);
        program.Token = made.Text("secret");
        (await program.GetAsync("brands")).ExpectProblem(404, "notFound");
        (await theirs.Owner.DeleteAsync($"api-keys/{made.Id}")).ExpectProblem(404, "notFound");
        (await theirs.Owner.PostAsync("api-keys", new { name = "k", roleId = mine.Roles["owner"] })).ExpectProblem(400, "invalid");
    }

    [Theory, OnEveryEngine]
    public async Task A_key_ends_when_it_says(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        (await company.Owner.PostAsync("api-keys", new { name = "k", roleId = company.Roles["agent"], expiresAt = host.Time.GetUtcNow().AddHours(-1) })).ExpectProblem(400, "invalid");
        var made = (await company.Owner.PostAsync("api-keys", new { name = "k", roleId = company.Roles["agent"], expiresAt = host.Time.GetUtcNow().AddHours(1) })).Expect(201);
        var program = host.Anonymous(company.Workspace);
        program.Token = made.Text("secret");
        (await program.GetAsync("brands")).Expect(200);
        await Platform.Eventually.TrueAsync(
            async () => (await company.Owner.GetAsync($"api-keys/{made.Id}"))["lastUsedAt"].ValueKind != System.Text.Json.JsonValueKind.Null, TimeSpan.FromSeconds(5), "last use is noted");
        host.Time.Advance(TimeSpan.FromMinutes(61));
        (await program.GetAsync("brands")).ExpectProblem(401, "signInRequired");
    }

    [Theory]
    [OnEveryEngine("Bearer ")]
    [OnEveryEngine("Bearer heed_")]
    [OnEveryEngine("Bearer heed_00000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [OnEveryEngine("Basic YWRtaW46YWRtaW4=")]
    public async Task Other_credentials_are_none_even_beside_a_cookie(TestEngine engine, string header)
    {
        var company = await hosts.CompanyAsync(engine);
        var answer = await company.Owner.SendAsync(HttpMethod.Get, "brands", null, r => r.Headers.TryAddWithoutValidation("Authorization", header));
        answer.ExpectProblem(401, "signInRequired");
    }

    [Theory, OnEveryEngine]
    public async Task The_store_holds_no_token_in_the_clear(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        var secret = (await company.Owner.PostAsync("api-keys", new { name = "k", roleId = company.Roles["agent"] })).Text("secret");
        var reset = (await company.Owner.PostAsync($"people/{agent.Id}/reset-link")).Text("link").Split('/')[^1];
        using var session = company.Host.Get<IStore>().Read();
        var rows = await session.QueryAsync($"select secret_hash from accounts_api_keys", r => r.Text(0), CancellationToken.None);
        rows.AddRange(await session.QueryAsync($"select token_hash from accounts_links", r => r.Text(0), CancellationToken.None));
        rows.AddRange(await session.QueryAsync($"select token_hash from accounts_sessions", r => r.Text(0), CancellationToken.None));
        rows.AddRange(await session.QueryAsync($"select coalesce(password_hash, '') from accounts_people", r => r.Text(0), CancellationToken.None));
        rows.AddRange(await session.QueryAsync($"select coalesce(facts, '') from accounts_audit", r => r.Text(0), CancellationToken.None));
        Assert.True(rows.Count > 4);
        Assert.All(rows, row => Assert.False(row.Contains(secret[14..], StringComparison.Ordinal) || row.Contains(reset, StringComparison.Ordinal) || row.Contains(agent.Person.Password, StringComparison.Ordinal)));
    }

    [Theory, OnEveryEngine]
    public async Task A_repeated_request_gets_the_same_secret_and_the_store_still_holds_none(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var body = new { name = "k", roleId = company.Roles["agent"] };
        var first = (await company.Owner.PostAsync("api-keys", body, key: "one-key")).Expect(201);
        var again = (await company.Owner.PostAsync("api-keys", body, key: "one-key")).Expect(201);
        Assert.Equal(first.Raw, again.Raw);
        Assert.Single((await company.Owner.GetAsync("api-keys")).Items);
        using var session = company.Host.Get<IStore>().Read();
        var kept = await session.QueryAsync($"select body from platform_idempotency where workspace = {company.Workspace}", r => r.Text(0), CancellationToken.None);
        Assert.NotEmpty(kept);
        Assert.All(kept, k => Assert.DoesNotContain(first.Text("secret")[14..], k, StringComparison.Ordinal));
    }
}
