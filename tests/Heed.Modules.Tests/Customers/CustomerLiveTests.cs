using System.Text.Json;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Customers;

public sealed class CustomerLiveTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Frames_carry_what_get_answers(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await using var live = await company.Owner.LiveAsync();
        await live.NextAsync("ready");
        var id = await company.CustomerAsync(new { name = "Ada" });
        Assert.Equal(id, (await live.NextOfAsync("customer")).GetProperty("id").GetGuid());
        await Same(live, company.Owner, "customer", $"customers/{id}", () => company.Owner.PatchAsync($"customers/{id}", new { name = "Ada L." }));
        await Same(live, company.Owner, "customer", $"customers/{id}", () => company.Owner.PostAsync($"customers/{id}/memories", new { kind = "taboo", text = "No calls" }));
        await Same(live, company.Owner, "customer", $"customers/{id}", () => company.Owner.PostAsync($"customers/{id}/identities", new { channel = "email", address = "a@example.com" }));
        await Same(live, company.Owner, "customer", $"customers/{id}", () => company.Owner.PostAsync($"customers/{id}/block", new { reason = "x" }));
        var tag = (await company.Owner.PostAsync("tags", new { name = "T", color = "#000000" })).Expect(201);
        await Same(live, company.Owner, "tag", $"tags/{tag.Id}", () => company.Owner.PatchAsync($"tags/{tag.Id}", new { name = "T2" }));
        await Same(live, company.Owner, "customer", $"customers/{id}", () => company.Owner.PatchAsync($"customers/{id}", new { tagIds = new[] { tag.Id } }));
        await Same(live, company.Owner, "customer", $"customers/{id}", () => company.Owner.DeleteAsync($"tags/{tag.Id}"));

        (await company.Owner.PostAsync($"customers/{id}/erase", new { confirm = 1 })).Expect(204);
        var gone = await live.NextAsync(f => f.TryGetProperty("event", out var e) && e.GetString() == "customer.erased");
        Assert.Equal(JsonValueKind.Null, gone.GetProperty("data").ValueKind);
    }

    [Theory, OnEveryEngine]
    public async Task Access_begins_with_the_first_thing_in_the_brand(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var second = await company.BrandAsync("Second");
        var agent = await company.PersonAsync("agent", second);
        await using var live = await agent.LiveAsync();
        await live.NextAsync("ready");
        var id = await company.ArriveAsync("v1", company.Brand, "Elsewhere");
        var here = await company.ArriveAsync("v2", second, "Here");
        var first = await live.NextOfAsync("customer");
        Assert.Equal(here, first.GetProperty("id").GetGuid());
        await company.WriteAsync((c, unit) => c.Touch(unit, id, second));
        var entered = await live.NextOfAsync("customer");
        Assert.Equal("enter", entered.GetProperty("type").GetString());
        Assert.Equal("Elsewhere", entered.GetProperty("data").GetProperty("name").GetString());
        Assert.DoesNotContain(live.Frames.TakeWhile(f => f.GetRawText() != entered.GetRawText()), f => f.GetRawText().Contains("Elsewhere", StringComparison.Ordinal));
    }

    private static async Task Same(LiveClient live, Api api, string kind, string path, Func<Task<Answer>> act)
    {
        Assert.InRange((await act()).Status, 200, 299);
        var now = (await api.GetAsync(path)).Expect(200);
        var frame = await live.NextAsync(f => f.TryGetProperty("kind", out var k) && k.GetString() == kind
            && f.GetProperty("data").TryGetProperty("version", out var v) && v.GetInt64() == now.Version);
        Assert.Equal(now.Raw, frame.GetProperty("data").GetRawText());
    }
}
