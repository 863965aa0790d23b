using System.Text.Json;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations.Fields;

public sealed class FieldTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_demanded_field_holds_up_resolving_until_it_is_filled_in(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        await FieldAsync(company, "reason", "choice", new { choices = new[] { new { value = "退货" }, new { value = "Delivery" } }, required = "onResolve" });
        var refused = await company.Owner.PostAsync($"conversations/{id}/resolve");
        refused.ExpectProblem(409, "fieldsRequired");
        Assert.Equal("reason", refused["fields"][0].GetString());
        (await company.Owner.ReplyAsync(id, "Bye", new { resolve = true })).ExpectProblem(409, "fieldsRequired");
        Assert.Equal(["Hello"], await company.Owner.WordsAsync(id));
        (await company.Owner.PatchAsync($"conversations/{id}", new { fields = new { reason = "Nonsense" } })).Expect(400);
        var changed = (await company.Owner.PatchAsync($"conversations/{id}", new { fields = new { reason = "退货" } })).Expect(200);
        Assert.Equal("退货", changed["fields"].GetProperty("reason").GetString());
        (await company.Owner.PostAsync($"conversations/{id}/resolve")).Expect(200);
    }

    [Theory]
    [OnEveryEngine("number", "1.5", "\"x\"")]
    [OnEveryEngine("boolean", "true", "1")]
    [OnEveryEngine("date", "\"2026-10-01\"", "\"1.10.2026\"")]
    [OnEveryEngine("url", "\"https://heed.example/1\"", "\"javascript:alert(1)\"")]
    [OnEveryEngine("email", "\"lin@heed.example\"", "\"lin\"")]
    [OnEveryEngine("phone", "\"+86 755 1234\"", "\"call me\"")]
    [OnEveryEngine("text", "\"line one\\nline two\"", "\"bell \\u0007\"")]
    public async Task Values_are_checked_by_type(TestEngine engine, string type, string good, string bad)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        await FieldAsync(company, "x", type, null);
        (await PatchAsync(company, id, "x", bad)).Expect(400);
        var set = (await PatchAsync(company, id, "x", good)).Expect(200);
        Assert.Equal(good, set["fields"].GetProperty("x").GetRawText());
        Assert.Equal(1, await FoundAsync(company, new { field = "field:x", @operator = "isSet", value = true }));
        Assert.False((await PatchAsync(company, id, "x", "null")).Expect(200)["fields"].TryGetProperty("x", out _));
        Assert.Equal(0, await FoundAsync(company, new { field = "field:x", @operator = "isSet", value = true }));
    }

    [Theory, OnEveryEngine]
    public async Task Views_find_conversations_by_the_values_of_fields(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        await company.ContactAsync(siteKey);
        await FieldAsync(company, "amount", "number", null);
        await FieldAsync(company, "due", "date", null);
        await FieldAsync(company, "kinds", "multiChoice", new { choices = new[] { new { value = "A" }, new { value = "B" }, new { value = "C" } } });
        await FieldAsync(company, "order", "text", new { pattern = "[A-Z]{2}[0-9]{4}" });
        (await company.Owner.PatchAsync($"conversations/{id}", new { fields = new { order = "nope" } })).Expect(400);
        (await company.Owner.PatchAsync($"conversations/{id}", new { fields = new { amount = 99.5, due = "2026-11-30", kinds = new[] { "A", "C" }, order = "AB1234" } })).Expect(200);
        foreach (var (condition, found) in new (object Condition, int Found)[]
        {
            (new { field = "field:amount", @operator = "atLeast", value = 99 }, 1), (new { field = "field:amount", @operator = "atMost", value = 99 }, 0),
            (new { field = "field:due", @operator = "before", value = "2026-12-01" }, 1), (new { field = "field:due", @operator = "after", value = "2026-12-01" }, 0),
            (new { field = "field:kinds", @operator = "in", value = new[] { "B", "C" } }, 1), (new { field = "field:kinds", @operator = "notIn", value = new[] { "A" } }, 1),
            (new { field = "field:order", @operator = "contains", value = "b12" }, 1), (new { field = "field:order", @operator = "is", value = "ab1234" }, 1),
        })
        {
            Assert.Equal(found, await FoundAsync(company, condition));
        }
    }

    [Theory, OnEveryEngine]
    public async Task A_dependent_choice_is_limited_by_its_parent(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var top = await FieldAsync(company, "topic", "choice", new { choices = new[] { new { value = "Order" }, new { value = "Product" } } });
        await FieldAsync(company, "detail", "choice", new { parent = "topic", choices = new object[] { new { value = "Late", under = new[] { "Order" } }, new { value = "Broken", under = new[] { "Product" } } } });
        (await company.Owner.PatchAsync($"conversations/{id}", new { fields = new { detail = "Late" } })).Expect(400);
        (await company.Owner.PatchAsync($"conversations/{id}", new { fields = new { detail = "Late", topic = "Order" } })).Expect(200);
        (await company.Owner.PatchAsync($"conversations/{id}", new { fields = new { topic = "Product" } })).Expect(400);
        (await company.Owner.PatchAsync($"conversations/{id}", new { fields = new { topic = "Product", detail = "Broken" } })).Expect(200);
        (await company.Owner.DeleteAsync($"fields/{top.Id}")).ExpectProblem(409, "inUse");
    }

    [Theory, OnEveryEngine]
    public async Task A_field_belongs_to_its_inboxes_and_to_those_who_manage_fields(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (elsewhere, _) = await company.WebInboxAsync("Other", more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        await FieldAsync(company, "only", "text", new { inboxIds = new[] { elsewhere }, required = "always" });
        (await company.Owner.PatchAsync($"conversations/{id}", new { fields = new { only = "x" } })).Expect(400);
        (await company.Owner.PatchAsync($"conversations/{id}", new { fields = new { nothing = "x" } })).Expect(400);
        (await company.Owner.PostAsync($"conversations/{id}/resolve")).Expect(200);
        var agent = await company.PersonAsync();
        (await agent.PostAsync("fields", Body("mine", "text", null))).Expect(403);
        (await company.Owner.PostAsync("fields", Body("only", "text", null))).Expect(400);
        (await company.Owner.PostAsync("fields", Body("bad", "text", new { pattern = "(a)\\1" }))).Expect(400);
        (await company.Owner.PostAsync("fields", Body("none", "choice", null))).Expect(400);
    }

    internal static async Task<Answer> FieldAsync(Company company, string key, string type, object? more) => (await company.Owner.PostAsync("fields", Body(key, type, more))).Expect(201);

    private static Dictionary<string, JsonElement> Body(string key, string type, object? more)
    {
        var body = JsonSerializer.SerializeToElement(new { key, type, name = new Dictionary<string, string> { ["zh-CN"] = key, ["en"] = key } }, Api.Json).EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        if (more is not null) foreach (var member in JsonSerializer.SerializeToElement(more, Api.Json).EnumerateObject()) body[member.Name] = member.Value;
        return body;
    }

    private static Task<Answer> PatchAsync(Company company, Guid id, string key, string json) =>
        company.Owner.PatchAsync($"conversations/{id}", new { fields = new Dictionary<string, JsonElement> { [key] = JsonElement.Parse(json) } });

    private static async Task<int> FoundAsync(Company company, object condition) =>
        (await company.Owner.GetAsync("conversations?filter=" + Uri.EscapeDataString(JsonSerializer.Serialize(new { conditions = new[] { condition } })))).Expect(200).Items.Count;
}
