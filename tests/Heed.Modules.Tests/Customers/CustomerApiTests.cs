using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Customers;

public sealed class CustomerApiTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_customer_is_made_changed_and_read_with_its_version(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var tag = (await company.Owner.PostAsync("tags", new { name = "VIP", color = "#AA3355" })).Expect(201);
        var acme = (await company.Owner.PostAsync("companies", new { name = "海尔", domain = "Haier.com" })).Expect(201);
        var made = (await company.Owner.PostAsync("customers", new
        {
            name = " 王小明 ",
            email = "xiaoming@example.cn",
            phone = "138 0013 8000",
            companyId = acme.Id,
            tagIds = new[] { tag.Id },
        })).Expect(201);
        Assert.Equal("\"1\"", made.ETag);
        Assert.Equal("王小明", made.Text("name"));
        Assert.Equal("小明", made.Text("initials"));
        Assert.Equal(1, made["number"].GetInt64());
        Assert.Equal(tag.Id, made["tagIds"][0].GetGuid());

        var changed = (await company.Owner.PatchAsync($"customers/{made.Id}", new { email = (string?)null, language = "zh-CN", tagIds = Array.Empty<Guid>() }, made.ETag)).Expect(200);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, changed["email"].ValueKind);
        Assert.Equal("138 0013 8000", changed.Text("phone"));
        Assert.Equal(0, changed["tagIds"].GetArrayLength());
        Assert.Equal("\"2\"", changed.ETag);
        (await company.Owner.PatchAsync($"customers/{made.Id}", new { name = "Late" }, made.ETag)).ExpectProblem(412, "stale");
        Assert.Equal(changed.Raw, (await company.Owner.CustomerAsync(made.Id)).Raw);
    }

    [Theory, OnEveryEngine]
    public async Task What_is_wrong_is_told_field_by_field_and_changes_nothing(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        (await company.Owner.PostAsync("attributes", new { key = "vat", name = "VAT", type = "text", pattern = "[A-Z]{2}[0-9]+", required = true })).Expect(201);
        var refused = (await company.Owner.PostAsync("customers", new { name = "", email = "nobody", phone = "x", companyId = Guid.Empty, tagIds = new[] { Guid.Empty } })).Expect(400);
        var fields = refused["errors"].EnumerateObject().Select(e => e.Name).Order().ToList();
        Assert.Equal(["attributes.vat", "companyId", "email", "name", "phone", "tagIds"], fields);
        (await company.Owner.PostAsync("customers", new { name = "A", attributes = new { vat = "nope" } })).Expect(400);
        (await company.Owner.PostAsync("customers", new { name = "A", blocked = true })).ExpectProblem(400, "unknownField");
        (await company.Owner.PostAsync("customers", new { name = 5 })).Expect(400);
        Assert.Empty(await company.Owner.AllAsync("customers", 10));

        var id = await company.CustomerAsync(new { name = "A", attributes = new { vat = "DE12" } });
        (await company.Owner.PatchAsync($"customers/{id}", new { attributes = new { vat = (string?)null } })).Expect(400);
        (await company.Owner.PatchAsync($"customers/{id}", new { name = (string?)null })).Expect(400);
        Assert.Equal(1, (await company.Owner.CustomerAsync(id)).Version);
    }

    [Theory, OnEveryEngine]
    public async Task A_customer_is_found_by_name_address_phone_and_number(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await company.CustomerAsync(new { name = "Ada Lovelace", email = "Ada@Example.com" });
        var wang = await company.CustomerAsync(new { name = "王小明", phone = "+86 138-0013-8000" });
        await company.CustomerAsync(new { name = "100% Discount_Hunter" });
        (await company.Owner.PostAsync($"customers/{wang}/identities", new { channel = "wechat", address = "oWX_77" })).Expect(201);
        Assert.Equal(["Ada Lovelace"], await company.Owner.NamesAsync("customers?query=lovelace%20ADA"));
        Assert.Equal(["Ada Lovelace"], await company.Owner.NamesAsync("customers?query=ada@example"));
        Assert.Equal(["王小明"], await company.Owner.NamesAsync("customers?query=小明"));
        Assert.Equal(["王小明"], await company.Owner.NamesAsync("customers?query=138%200013%208000"));
        Assert.Equal(["王小明"], await company.Owner.NamesAsync("customers?query=owx_77"));
        Assert.Equal(["王小明"], await company.Owner.NamesAsync("customers?query=%232"));
        Assert.Equal(["100% Discount_Hunter"], await company.Owner.NamesAsync("customers?query=100%25"));
        Assert.Equal(["100% Discount_Hunter"], await company.Owner.NamesAsync("customers?query=t_h"));
        Assert.Empty(await company.Owner.NamesAsync("customers?query=nobody"));
        (await company.Owner.GetAsync("customers?query=" + new string('x', 201))).Expect(400);
    }

    [Theory, OnEveryEngine]
    public async Task Pages_hold_every_customer_once_newest_first(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        for (var i = 1; i <= 7; i++) await company.CustomerAsync(new { name = $"C{i}" });
        var numbers = (await company.Owner.AllAsync("customers", 3)).Select(c => c.GetProperty("number").GetInt64());
        Assert.Equal([7, 6, 5, 4, 3, 2, 1], numbers);
        (await company.Owner.GetAsync("customers?after=nonsense")).ExpectProblem(400, "invalid");
        (await company.Owner.GetAsync("customers?limit=0")).Expect(400);
    }

    [Theory, OnEveryEngine]
    public async Task Who_is_limited_to_a_brand_sees_its_customers_alone(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var second = await company.BrandAsync("Second");
        var agent = await company.PersonAsync("agent", second);
        var theirs = await company.ArriveAsync("v1", company.Brand, "Elsewhere");
        var ours = await company.ArriveAsync("v2", second, "Here");
        Assert.Equal(["Here"], await agent.NamesAsync("customers"));
        Assert.Empty(await agent.NamesAsync("customers?query=elsewhere"));
        (await agent.CustomerAsync(ours)).Expect(200);
        foreach (var path in new[] { "", "/notes", "/timeline" }) (await agent.GetAsync($"customers/{theirs}{path}")).ExpectProblem(404, "notFound");
        (await agent.PatchAsync($"customers/{theirs}", new { name = "X" })).ExpectProblem(404, "notFound");
        (await agent.PostAsync($"customers/{theirs}/block", new { reason = "x" })).ExpectProblem(404, "notFound");
        (await agent.PostAsync($"customers/{theirs}/notes", new { text = "x" })).ExpectProblem(404, "notFound");
        (await agent.PostAsync($"customers/{theirs}/memories", new { kind = "taboo", text = "x" })).ExpectProblem(404, "notFound");

        var made = (await agent.PostAsync("customers", new { name = "Made here" })).Expect(201);
        (await agent.CustomerAsync(made.Id)).Expect(200);
        await company.WriteAsync((c, unit) => c.Touch(unit, theirs, second));
        Assert.Equal(["Elsewhere", "Here", "Made here"], (await agent.NamesAsync("customers")).Order());

        var stranger = await hosts.CompanyAsync(engine);
        (await stranger.Owner.GetAsync($"customers/{ours}")).ExpectProblem(404, "notFound");
        (await stranger.Owner.GetAsync($"/api/v1/w/{company.Workspace}/customers/{ours}")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task Who_may_only_read_changes_nothing(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var id = await company.CustomerAsync(new { name = "A" });
        var reader = await company.PersonAsync("readOnly");
        (await reader.GetAsync($"customers/{id}")).Expect(200);
        (await reader.PatchAsync($"customers/{id}", new { name = "B" })).ExpectProblem(403, "forbidden");
        (await reader.PostAsync($"customers/{id}/memories", new { kind = "taboo", text = "x" })).ExpectProblem(403, "forbidden");
        (await reader.GetAsync($"customers/{id}/export")).ExpectProblem(403, "forbidden");
        (await reader.PostAsync($"customers/{id}/erase", new { confirm = 1 })).ExpectProblem(403, "forbidden");
        (await reader.PostAsync("tags", new { name = "x", color = "#000000" })).ExpectProblem(403, "forbidden");
        (await (await company.PersonAsync("analyst")).GetAsync("customers")).Expect(200);
        (await (await company.PersonAsync("knowledgeEditor")).GetAsync("customers")).ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task The_same_post_again_answers_the_same_and_does_nothing(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => company.Owner.PostAsync("customers", new { name = "Once" }, key: "k1")));
        Assert.Single(answers.Select(a => a.Expect(201).Raw).Distinct());
        Assert.Single(await company.Owner.AllAsync("customers", 10));
    }

    [Theory, OnEveryEngine]
    public async Task An_address_belongs_to_one_customer(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var ada = await company.CustomerAsync(new { name = "Ada" });
        var bob = await company.CustomerAsync(new { name = "Bob" });
        var added = (await company.Owner.PostAsync($"customers/{ada}/identities", new { channel = "email", address = "ADA@example.com" })).Expect(201);
        Assert.Equal("ada@example.com", added["identities"][0].GetProperty("address").GetString());
        (await company.Owner.PostAsync($"customers/{bob}/identities", new { channel = "email", address = "ada@EXAMPLE.com" })).ExpectProblem(409, "addressTaken");
        (await company.Owner.PostAsync($"customers/{bob}/identities", new { channel = "no channel", address = "x" })).Expect(400);
        var identity = added["identities"][0].GetProperty("id").GetGuid();
        (await company.Owner.DeleteAsync($"customers/{bob}/identities/{identity}")).ExpectProblem(404, "notFound");
        (await company.Owner.DeleteAsync($"customers/{ada}/identities/{identity}")).Expect(204);
        (await company.Owner.PostAsync($"customers/{bob}/identities", new { channel = "email", address = "ada@example.com" })).Expect(201);
        Assert.Equal(["Bob"], await company.Owner.NamesAsync("customers?query=ada@example.com"));
    }
}
