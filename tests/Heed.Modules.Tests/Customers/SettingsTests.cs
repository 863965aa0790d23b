using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Customers;

public sealed class SettingsTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_tag_is_named_once_and_goes_from_its_customers_when_deleted(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var vip = (await company.Owner.PostAsync("tags", new { name = "VIP", color = "#AA3355" })).Expect(201);
        Assert.Equal("#aa3355", vip.Text("color"));
        (await company.Owner.PostAsync("tags", new { name = "vip", color = "#000000" })).Expect(400);
        (await company.Owner.PostAsync("tags", new { name = "Red", color = "red" })).Expect(400);
        var changed = (await company.Owner.PatchAsync($"tags/{vip.Id}", new { name = "V.I.P." }, vip.ETag)).Expect(200);
        Assert.Equal(2, changed.Version);
        (await company.Owner.PatchAsync($"tags/{vip.Id}", new { color = "#111111" }, vip.ETag)).ExpectProblem(412, "stale");
        var id = await company.CustomerAsync(new { name = "Ada", tagIds = new[] { vip.Id } });
        await company.CustomerAsync(new { name = "Bob" });
        Assert.Equal(["Ada"], await company.Owner.NamesAsync($"customers?tag={vip.Id}"));

        (await company.Owner.DeleteAsync($"tags/{vip.Id}")).Expect(204);
        var customer = await company.Owner.CustomerAsync(id);
        Assert.Equal(0, customer["tagIds"].GetArrayLength());
        Assert.Equal(2, customer.Version);
        Assert.Empty(await company.Owner.AllAsync("tags", 10));
        (await company.Owner.DeleteAsync($"tags/{vip.Id}")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task A_company_is_found_and_leaves_its_customers_when_deleted(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var haier = (await company.Owner.PostAsync("companies", new { name = "海尔集团", domain = "Haier.com", note = "Key account\nsince 2020" })).Expect(201);
        (await company.Owner.PostAsync("companies", new { name = "Other" })).Expect(201);
        (await company.Owner.PostAsync("companies", new { name = "Bad", domain = "not a domain" })).Expect(400);
        Assert.Equal(["海尔集团"], await company.Owner.NamesAsync("companies?query=HAIER"));
        Assert.Equal(["海尔集团"], await company.Owner.NamesAsync("companies?query=海尔"));
        var id = await company.CustomerAsync(new { name = "Ada", companyId = haier.Id });
        Assert.Equal(["Ada"], await company.Owner.NamesAsync($"customers?company={haier.Id}"));
        (await company.Owner.PatchAsync($"companies/{haier.Id}", new { note = (string?)null })).Expect(200);
        (await company.Owner.DeleteAsync($"companies/{haier.Id}")).Expect(204);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await company.Owner.CustomerAsync(id))["companyId"].ValueKind);
    }

    [Theory, OnEveryEngine]
    public async Task An_attribute_keeps_key_and_type_and_takes_its_values_along(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var level = (await company.Owner.PostAsync("attributes", new { key = "level", name = "等级", type = "choice", choices = new[] { "金卡", "银卡" } })).Expect(201);
        var born = (await company.Owner.PostAsync("attributes", new { key = "born", name = "生日", type = "date", order = 0 })).Expect(201);
        (await company.Owner.PostAsync("attributes", new { key = "level", name = "Again", type = "text" })).Expect(400);
        (await company.Owner.PostAsync("attributes", new { key = "1st", name = "Bad key", type = "text" })).Expect(400);
        (await company.Owner.PostAsync("attributes", new { key = "c", name = "No choices", type = "choice" })).Expect(400);
        (await company.Owner.PostAsync("attributes", new { key = "p", name = "Bad pattern", type = "text", pattern = "(" })).Expect(400);
        (await company.Owner.PostAsync("attributes", new { key = "n", name = "Pattern on a number", type = "number", pattern = "[0-9]" })).Expect(400);
        (await company.Owner.PatchAsync($"attributes/{level.Id}", new { type = "text" })).Expect(400);
        (await company.Owner.PatchAsync($"attributes/{level.Id}", new { key = "rank" })).Expect(400);
        var changed = (await company.Owner.PatchAsync($"attributes/{level.Id}", new { name = "会员等级", choices = new[] { "金卡" }, order = 5 }, level.ETag)).Expect(200);
        Assert.Equal("choice", changed.Text("type"));
        Assert.Equal(["born", "level"], (await company.Owner.AllAsync("attributes", 1)).Select(a => a.GetProperty("key").GetString()));

        var id = await company.CustomerAsync(new { name = "Ada", attributes = new { level = "金卡", born = "1990-01-31" } });
        (await company.Owner.PatchAsync($"customers/{id}", new { attributes = new { level = "银卡" } })).Expect(400);
        (await company.Owner.DeleteAsync($"attributes/{level.Id}")).Expect(204);
        var left = (await company.Owner.CustomerAsync(id))["attributes"].EnumerateObject().Select(a => a.Name);
        Assert.Equal(["born"], left);
        (await company.Owner.GetAsync($"attributes/{born.Id}")).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task Deleting_reaches_every_customer_however_many(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var tag = (await company.Owner.PostAsync("tags", new { name = "Many", color = "#123456" })).Expect(201);
        await company.WriteAsync((customers, unit) =>
        {
            for (var i = 0; i < 450; i++)
            {
                var id = customers.EnsureIdentity(unit, "web", $"v{i}", false, null, null, null, null, company.Brand, out _);
                unit.Execute($"insert into customers_tagged (workspace, customer, tag) values ({unit.Workspace}, {id}, {tag.Id})");
            }
        });
        (await company.Owner.DeleteAsync($"tags/{tag.Id}")).Expect(204);
        var all = await company.Owner.AllAsync("customers", 200);
        Assert.Equal(450, all.Count);
        Assert.All(all, c => Assert.True(c.GetProperty("tagIds").GetArrayLength() == 0 && c.GetProperty("version").GetInt64() == 2));
    }

    [Theory, OnEveryEngine]
    public async Task Workspace_wide_settings_need_the_permission_in_all_brands(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var second = await company.BrandAsync("Second");
        var admin = await company.PersonAsync("admin", second);
        (await admin.PostAsync("tags", new { name = "x", color = "#000000" })).ExpectProblem(403, "forbidden");
        (await admin.PostAsync("attributes", new { key = "x", name = "x", type = "text" })).ExpectProblem(403, "forbidden");
        (await admin.PostAsync("companies", new { name = "x" })).ExpectProblem(403, "forbidden");
        (await admin.PostAsync("blocks", new { kind = "ip", value = "203.0.113.9", reason = "x" })).ExpectProblem(403, "forbidden");
        (await admin.GetAsync("tags")).Expect(200);
    }
}
