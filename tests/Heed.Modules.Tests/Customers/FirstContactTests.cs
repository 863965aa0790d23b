using System.Text.Json;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Customers;

public sealed class FirstContactTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Fifty_parallel_first_contacts_make_one_customer(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var made = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => company.WriteAsync(unit =>
        {
            var id = company.Customers().EnsureIdentity(unit, "web", "visitor-1", false, null, null, null, null, company.Brand, out var created);
            return (Id: id, Created: created);
        })));
        Assert.Single(made.Select(m => m.Id).Distinct());
        Assert.Single(made, m => m.Created);
        Assert.Single(await company.Owner.AllAsync("customers", 10));
    }

    [Theory, OnEveryEngine]
    public async Task A_visitor_has_a_friendly_name_until_it_says_its_own(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine, "zh-CN");
        var id = await company.ArriveAsync("visitor-1");
        Assert.Matches("^访客 [0-9A-F]{4}$", (await company.Owner.CustomerAsync(id)).Text("name"));

        await company.WriteAsync((c, unit) => c.Introduce(unit, id, "李雷", "lilei@example.cn", "13800138000", "zh-CN"));
        await company.WriteAsync((c, unit) => c.Introduce(unit, id, "Somebody Else", "other@example.cn", null, "en"));
        var customer = await company.Owner.CustomerAsync(id);
        Assert.Equal("李雷", customer.Text("name"));
        Assert.Equal("lilei@example.cn", customer.Text("email"));
        Assert.Equal("zh-CN", customer.Text("language"));
        Assert.Equal(2, customer.Version);
    }

    [Theory, OnEveryEngine]
    public async Task A_proven_address_leads_to_the_customer_who_has_it(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var visitor = await company.ArriveAsync("visitor-1");
        var other = await company.ArriveAsync("visitor-2");
        Assert.Equal(visitor, await company.WriteAsync(unit => company.Customers().Verify(unit, visitor, "web.user", "u-42", "Li Lei", "li@example.cn")));
        Assert.Equal(visitor, await company.WriteAsync(unit => company.Customers().Verify(unit, other, "web.user", "u-42", "Thief", "thief@example.cn")));

        var customer = await company.Owner.CustomerAsync(visitor);
        Assert.True(customer["verified"].GetBoolean());
        Assert.Equal("Li Lei", customer.Text("name"));
        Assert.Equal(2, customer["identities"].GetArrayLength());
        Assert.False((await company.Owner.CustomerAsync(other))["verified"].GetBoolean());
        using var session = company.Host.Get<IStore>().Read();
        Assert.Equal(visitor, await company.Customers().FindByIdentityAsync(session, company.Workspace, "web.user", "u-42", CancellationToken.None));
        var rows = await company.Customers().NamesAsync(session, company.Workspace, [visitor, other, Guid.Empty], CancellationToken.None);
        Assert.Equal(2, rows.Count);
        Assert.Equal("Li Lei", rows[visitor].Name);
    }

    [Theory, OnEveryEngine]
    public async Task Attributes_from_a_form_are_set_together_or_not_at_all(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        (await company.Owner.PostAsync("attributes", new { key = "level", name = "等级", type = "choice", choices = new[] { "金卡", "银卡" } })).Expect(201);
        (await company.Owner.PostAsync("attributes", new { key = "born", name = "生日", type = "date" })).Expect(201);
        var id = await company.ArriveAsync("visitor-1");
        var wrong = await company.WriteAsync(unit => company.Customers().SetAttributes(unit, id, Values("""{"level":"金卡","born":"yesterday"}""")));
        Assert.Equal("attributes.born", Assert.Single(wrong).Field);
        Assert.Empty((await company.Owner.CustomerAsync(id))["attributes"].EnumerateObject());
        Assert.Empty(await company.WriteAsync(unit => company.Customers().SetAttributes(unit, id, Values("""{"level":"金卡","born":"1990-02-28"}"""))));
        Assert.Equal("金卡", (await company.Owner.CustomerAsync(id))["attributes"].GetProperty("level").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task Being_seen_is_noted_every_few_minutes_and_makes_no_edit_stale(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var id = await company.CustomerAsync(new { name = "Ada" });
        Assert.Equal(JsonValueKind.Null, (await company.Owner.CustomerAsync(id))["lastSeenAt"].ValueKind);
        await company.WriteAsync((c, unit) => c.Seen(unit, id));
        await company.WriteAsync((c, unit) => c.Seen(unit, id));
        var edited = (await company.Owner.PatchAsync($"customers/{id}", new { phone = "+8613800138000" }, "\"1\"")).Expect(200);
        Assert.NotEqual(JsonValueKind.Null, edited["lastSeenAt"].ValueKind);
        using var session = company.Host.Get<IStore>().Read();
        Assert.Equal(1, await session.NumberAsync($"select count(*) from platform_ledger where workspace = {company.Workspace} and name = 'customer.seen'", CancellationToken.None));
    }

    private static Dictionary<string, JsonElement> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}
