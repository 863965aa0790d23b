using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Accounts;

public sealed class AuditTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory, OnEveryEngine]
    public async Task Sensitive_acts_say_who_when_where_and_what(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var brand = (await company.Owner.PostAsync("brands", new { name = "<script>\u202Eevil" })).Expect(201).Id;
        var entry = (await company.Owner.GetAsync("audit?action=brand")).Expect(200).Items[0];
        Assert.Equal("brand.created", entry.GetProperty("action").GetString());
        Assert.Equal(("person", company.Owner.Id), (entry.GetProperty("actor").GetProperty("kind").GetString(), entry.GetProperty("actor").GetProperty("id").GetGuid()));
        Assert.Equal(brand, entry.GetProperty("target").GetProperty("id").GetGuid());
        Assert.Equal("127.0.0.1", entry.GetProperty("address").GetString());
        Assert.DoesNotContain("script", (await company.Owner.GetAsync("audit?action=brand")).Raw, StringComparison.Ordinal);
        Assert.Empty((await company.Owner.GetAsync($"audit?actor={brand}")).Items);
        (await company.Owner.GetAsync("audit?action=%27;drop")).ExpectProblem(400, "invalid");
        (await (await company.PersonAsync()).GetAsync("audit")).ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task Signing_in_and_failing_to_stand_in_the_log_of_the_persons_workspace(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await company.Host.Anonymous().PostAsync("/api/v1/session", new { email = company.Owner.Person.Email, password = "not the password" });
        await Eventually.TrueAsync(async () => (await company.Owner.GetAsync("audit?action=session.refused")).Items.Count == 1, Patience, "the refused try is logged");
        await Eventually.TrueAsync(async () => (await company.Owner.GetAsync("audit?action=session.opened")).Items.Count > 0, Patience, "the sign-in is logged");
        var other = await hosts.CompanyAsync(engine);
        Assert.Empty((await other.Owner.GetAsync("audit?action=session.refused")).Items);
    }

    [Theory]
    [OnEveryEngine("edited")]
    [OnEveryEngine("removed")]
    [OnEveryEngine("moved")]
    public async Task An_entry_that_was_touched_is_found(TestEngine engine, string how)
    {
        var company = await hosts.CompanyAsync(engine);
        for (var i = 0; i < 4; i++) await company.Owner.PostAsync("brands", new { name = "B" + i });
        Assert.True((await company.Owner.GetAsync("audit/check")).Expect(200)["whole"].GetBoolean());
        var workspace = company.Workspace;
        await company.Host.Get<IStore>().WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                switch (how)
                {
                    case "edited":
                        unit.Execute($"update accounts_audit set action = 'brand.changed' where workspace = {workspace} and seq = 3");
                        break;
                    case "removed":
                        unit.Execute($"delete from accounts_audit where workspace = {workspace} and seq = 3");
                        break;
                    default:
                        unit.Execute($"update accounts_audit set seq = 1000 where workspace = {workspace} and seq = 3");
                        unit.Execute($"update accounts_audit set seq = 3 where workspace = {workspace} and seq = 4");
                        unit.Execute($"update accounts_audit set seq = 4 where workspace = {workspace} and seq = 1000");
                        break;
                }
            },
            CancellationToken.None);
        var check = (await company.Owner.GetAsync("audit/check")).Expect(200);
        Assert.False(check["whole"].GetBoolean());
        Assert.Equal(3, check["firstBreak"].GetInt64());
    }

    [Theory, OnEveryEngine]
    public async Task The_log_comes_newest_first_in_pages(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        for (var i = 0; i < 5; i++) await company.Owner.PostAsync("brands", new { name = "B" + i });
        var first = (await company.Owner.GetAsync("audit?action=brand.created&limit=3")).Expect(200);
        var second = (await company.Owner.GetAsync($"audit?action=brand.created&limit=3&after={first.Text("next")}")).Expect(200);
        var ids = first.Items.Concat(second.Items).Select(e => e.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(5, ids.Distinct().Count());
    }
}
