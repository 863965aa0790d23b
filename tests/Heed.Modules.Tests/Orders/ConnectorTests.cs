using System.Net;
using System.Text;
using System.Text.Json;
using Heed.Modules.Tests.Customers;
using Heed.Modules.Tests.Engines;
using Microsoft.AspNetCore.Http;

namespace Heed.Modules.Tests.Orders;

public sealed class ConnectorTests
{
    [Theory, OnEveryEngine]
    public async Task A_shop_is_asked_signed_once_for_half_a_minute_and_remembered_when_it_is_away(TestEngine engine)
    {
        await using var host = await OrderSteps.StartAsync(engine);
        await using var shop = await FakeShop.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        var source = await company.JoinAsync(shop);
        Assert.True((await company.Owner.PostAsync($"order-sources/{source}/test")).Expect(200)["ok"].GetBoolean());
        shop.Calls.Clear();
        shop.Orders["K-1"] = FakeShop.Order("K-1", email: "ada@mail.example");
        var ada = await company.CustomerAsync(new { name = "Ada", email = "ada@mail.example" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => company.Owner.GetAsync($"orders?customer={ada}")));
        Assert.All(answers, a => Assert.Equal("K-1", a.Expect(200).Items.Single().GetProperty("number").GetString()));
        Assert.Equal("find", Assert.Single(shop.Calls).Verb);
        Assert.Equal(0, shop.Forged);
        var asOf = answers[0].Text("asOf");

        shop.Orders["K-1"] = FakeShop.Order("K-1", email: "ada@mail.example", stage: "delivered");
        host.Time.Advance(TimeSpan.FromSeconds(31));
        var later = (await company.Owner.GetAsync($"orders?customer={ada}")).Expect(200);
        Assert.Equal("delivered", later.Items.Single().GetProperty("stage").GetString());
        Assert.NotEqual(asOf, later.Text("asOf"));

        shop.Instead = (context, _) => Task.FromResult(Fail(context, 503));
        host.Time.Advance(TimeSpan.FromSeconds(31));
        var away = (await company.Owner.GetAsync($"orders?customer={ada}")).Expect(200);
        Assert.Equal("Elsewhere", away["unreachable"].EnumerateArray().Single().GetString());
        Assert.True(away.Items.Single().GetProperty("stale").GetBoolean());
        Assert.Equal(later.Text("asOf"), away.Text("asOf"));
        Assert.Equal("http503", (await company.Owner.GetAsync($"order-sources/{source}")).Text("failure"));
    }

    [Theory, OnEveryEngine]
    public async Task A_shop_that_fails_again_and_again_is_left_alone_for_a_while(TestEngine engine)
    {
        await using var host = await OrderSteps.StartAsync(engine);
        await using var shop = await FakeShop.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        await company.JoinAsync(shop);
        shop.Instead = (context, _) => Task.FromResult(Fail(context, 500));
        for (var i = 0; i < 12; i++) (await company.Owner.GetAsync($"orders?number=Z-{i}")).Expect(200);
        Assert.Equal(5, shop.Calls.Count);
        shop.Instead = null;
        shop.Orders["Z-99"] = FakeShop.Order("Z-99");
        Assert.Empty((await company.Owner.GetAsync("orders?number=Z-99")).Items);
        host.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Single((await company.Owner.GetAsync("orders?number=Z-99")).Items);
    }

    [Theory, OnEveryEngine]
    public async Task What_a_shop_says_amiss_harms_nobody(TestEngine engine)
    {
        await using var host = await OrderSteps.StartAsync(engine);
        await using var shop = await FakeShop.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        var source = await company.JoinAsync(shop);
        var good = FakeShop.Order("H-1");
        var deep = string.Concat(Enumerable.Repeat("{\"order\":", 5000)) + "1" + new string('}', 5000);
        string[] bodies =
        [
            "", "nonsense", "[]", "null", "{\"order\":5}", deep, "{\"order\":{\"number\":\"H-1\"}}", "{\"order\":" + good.ToJsonString().Replace("\"CNY\"", "\"<b>\"", StringComparison.Ordinal) + "}",
            // Another order than the one asked for.
            "{\"order\":" + FakeShop.Order("H-2").ToJsonString() + "}", "{\"order\":" + good.ToJsonString().Replace("12900", "-1", StringComparison.Ordinal) + "}", "{\"order\":\"" + new string('x', 600_000) + "\"}",
        ];
        foreach (var body in bodies)
        {
            shop.Instead = async (context, _) =>
            {
                await context.Response.WriteAsync(body);
                return true;
            };
            (await company.Owner.PostAsync($"order-sources/{source}/test")).Expect(200);
            host.Time.Advance(TimeSpan.FromSeconds(31));
            Assert.Empty((await company.Owner.GetAsync("orders?number=H-1")).Expect(200).Items);
        }

        var nasty = FakeShop.Order("H-1");
        nasty["note"] = "line\u0000\u001b[31m one";
        nasty["url"] = "javascript:alert(1)";
        nasty["somethingNew"] = true;
        shop.Orders["H-1"] = nasty;
        shop.Instead = null;
        (await company.Owner.PostAsync($"order-sources/{source}/test")).Expect(200);
        host.Time.Advance(TimeSpan.FromSeconds(31));
        var order = (await company.Owner.GetAsync("orders?number=H-1")).Items.Single();
        Assert.Equal("line[31m one", order.GetProperty("note").GetString());
        Assert.Equal(JsonValueKind.Null, order.GetProperty("url").ValueKind);
    }

    [Theory, OnEveryEngine]
    public async Task A_shop_that_never_answers_is_given_up_and_a_redirect_is_not_followed(TestEngine engine)
    {
        await using var host = await OrderSteps.StartAsync(engine);
        await using var shop = await FakeShop.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        var source = await company.JoinAsync(shop);
        var asked = new TaskCompletionSource();
        shop.Instead = async (context, _) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };
        var slow = company.Owner.PostAsync($"order-sources/{source}/test");
        await asked.Task;
        host.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("timeout", (await slow).Expect(200).Text("error"));
        shop.Instead = (context, _) =>
        {
            context.Response.Redirect("http://169.254.169.254/");
            return Task.FromResult(true);
        };
        Assert.Equal("http302", (await company.Owner.PostAsync($"order-sources/{source}/test")).Expect(200).Text("error"));
    }

    [Theory, OnEveryEngine]
    public async Task A_shop_tells_orders_by_itself_signed_and_late_news_is_no_news(TestEngine engine)
    {
        await using var host = await OrderSteps.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var source = (await company.Owner.PostAsync("order-sources", new { name = "Pushes", type = "embedded" })).Expect(201).Id;
        var secret = (await company.Owner.PostAsync($"order-sources/{source}/secret")).Expect(200).Text("secret");
        var taken = await company.TellAsync(source, secret, Told("shipped", "2026-11-03T10:00:00Z"));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        using (var report = JsonDocument.Parse(await taken.Content.ReadAsStringAsync()))
        {
            Assert.Equal(1, report.RootElement.GetProperty("created").GetInt32());
            Assert.Equal("stage", report.RootElement.GetProperty("refused")[0].GetProperty("field").GetString());
        }

        await company.TellAsync(source, secret, Told("delivered", "2026-11-05T10:00:00Z"));
        await company.TellAsync(source, secret, Told("packed", "2026-11-02T10:00:00Z"));
        Assert.Equal("delivered", (await company.Owner.GetAsync("orders?number=P-1")).Items.Single().GetProperty("stage").GetString());

        var other = "whsec_" + Convert.ToBase64String(new byte[32]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await company.TellAsync(source, other, Told("paid", "2026-11-09T10:00:00Z"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await company.TellAsync(Guid.CreateVersion7(), secret, Told("paid", "2026-11-09T10:00:00Z"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await company.TellAsync(source, secret, Told("paid", "2026-11-09T10:00:00Z"), host.Time.GetUtcNow().AddMinutes(-6))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await company.TellAsync(source, secret, "{\"orders\":{}}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await company.TellAsync(source, secret, "{\"orders\":\"" + new string('x', 520_000) + "\"}")).StatusCode);

        static string Told(string stage, string changed)
        {
            var order = FakeShop.Order("P-1", stage: stage);
            order["changedAt"] = changed;
            return "{\"orders\":[" + order.ToJsonString() + "," + FakeShop.Order("P-2", stage: "teleported").ToJsonString() + "]}";
        }
    }

    private static bool Fail(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return true;
    }
}
