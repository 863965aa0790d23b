using System.Text.Json;
using Heed.Kernel;
using Heed.Modules.Tests.Customers;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Orders.Public;
using Microsoft.AspNetCore.Http;

namespace Heed.Modules.Tests.Orders;

public sealed class RequestTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory, OnEveryEngine]
    public async Task Fifty_asks_at_once_are_one_request_that_a_person_approves_and_the_shop_does_once(TestEngine engine)
    {
        await using var host = await OrderSteps.StartAsync(engine);
        await using var shop = await FakeShop.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        await company.JoinAsync(shop);
        shop.Orders["R-1"] = FakeShop.Order("R-1", buyer: "u7");
        var customer = await company.VouchedAsync("u7");
        var proof = (await company.ProofAsync(customer))!;
        var order = (await company.Orders().FindAsync(proof, "R-1", default))!;
        var asks = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => company.Orders().AskAsync(
            proof, new Scope(company.Workspace, Actor.Customer(customer)), new NewOrderRequest(order.Id, OrderRequestKind.Refund, null, "Broken"), default)));
        var id = Assert.Single(asks.Select(a => a.Id).Distinct());
        Assert.Empty(shop.Acts);

        var agent = await company.PersonAsync("agent");
        (await agent.PostAsync($"order-requests/{id}/approve", new { })).ExpectProblem(403, "forbidden");
        var approvals = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => company.Owner.PostAsync($"order-requests/{id}/approve", new { amount = 10000, note = "ok" })));
        Assert.Single(approvals, a => a.Status == 200);
        Assert.Equal(49, approvals.Count(a => a.Code == "decided"));
        await StateAsync(company, id, "done");
        var act = Assert.Single(shop.Acts);
        Assert.Equal(("refund", 10000, id), (act.Verb, act.Body.GetProperty("amount").GetInt64(), act.Body.GetProperty("requestId").GetGuid()));
        var row = (await company.Owner.GetAsync($"order-requests/{id}")).Expect(200);
        Assert.Equal("refund-1", row.Text("reference"));
        Assert.Equal(["asked", "approved", "done"], row["audit"].EnumerateArray().Select(s => s.GetProperty("step").GetString()));
        Assert.Equal(10000, (await company.Owner.GetAsync($"orders/{order.Id}")).Expect(200)["refunded"].GetInt64());
        // What is left may be asked for, no more.
        (await company.Owner.PostAsync("order-requests", new { orderId = order.Id, kind = "refund", reason = "x", amount = 2901 })).ExpectProblem(400, "invalid");
        Assert.Equal(2900, (await company.Owner.PostAsync("order-requests", new { orderId = order.Id, kind = "refund", reason = "x" })).Expect(201)["amount"].GetInt64());
        Assert.Equal(["orderRequest.approved", "orderRequest.asked"], (await company.Owner.AllAsync("audit", 50)).Select(e => e.GetProperty("action").GetString()!).Where(a => a.StartsWith("orderRequest", StringComparison.Ordinal)).Distinct().Order());
    }

    [Theory, OnEveryEngine]
    public async Task A_shop_that_is_away_is_asked_again_under_the_same_id_and_one_that_refuses_is_not(TestEngine engine)
    {
        await using var host = await OrderSteps.StartAsync(engine);
        await using var shop = await FakeShop.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        await company.JoinAsync(shop);
        shop.Orders["R-2"] = FakeShop.Order("R-2");
        var order = (await company.Owner.GetAsync("orders?number=R-2")).Items.Single().GetProperty("id").GetGuid();
        var coupon = (await company.Owner.PostAsync("order-requests", new { orderId = order, kind = "coupon", reason = "Sorry", amount = 500 })).Expect(201).Id;
        shop.Instead = (context, _) =>
        {
            context.Response.StatusCode = 503;
            return Task.FromResult(true);
        };
        (await company.Owner.PostAsync($"order-requests/{coupon}/approve", new { })).Expect(200);
        await Eventually.TrueAsync(async () => (await company.Owner.GetAsync($"order-requests/{coupon}")).Body.GetProperty("problem").GetString() == "http503", Soon, "a first try");
        Assert.Equal("running", (await company.Owner.GetAsync($"order-requests/{coupon}")).Text("state"));
        shop.Instead = null;
        host.Time.Advance(TimeSpan.FromSeconds(40));
        await StateAsync(company, coupon, "done");
        Assert.Single(shop.Acts);

        shop.Instead = async (context, _) =>
        {
            context.Response.StatusCode = 422;
            await context.Response.WriteAsync("{\"message\":\"Too late for an exchange\"}");
            return true;
        };
        var exchange = (await company.Owner.PostAsync("order-requests", new { orderId = order, kind = "exchange", reason = "Colour" })).Expect(201).Id;
        (await company.Owner.PostAsync($"order-requests/{exchange}/approve", new { })).Expect(200);
        await StateAsync(company, exchange, "failed");
        Assert.Equal("Too late for an exchange", (await company.Owner.GetAsync($"order-requests/{exchange}")).Text("problemText"));
        shop.Instead = null;
        (await company.Owner.PostAsync($"order-requests/{exchange}/retry")).Expect(200);
        await StateAsync(company, exchange, "done");
        Assert.Equal(2, shop.Acts.Count);
    }

    [Theory, OnEveryEngine]
    public async Task A_refund_of_the_own_shop_marks_the_order_and_a_no_moves_nothing(TestEngine engine)
    {
        await using var host = await OrderSteps.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        await company.ShopAsync();
        var order = (await company.Owner.GetAsync("orders?number=A-1001")).Items.Single().GetProperty("id").GetGuid();
        var first = (await company.Owner.PostAsync("order-requests", new { orderId = order, kind = "refund", reason = "Broken" })).Expect(201).Id;
        (await company.Owner.PostAsync($"order-requests/{first}/reject", new { note = "Photo first, please" })).Expect(200);
        (await company.Owner.PostAsync($"order-requests/{first}/approve", new { })).ExpectProblem(409, "decided");
        // A no is taken back, and a yes for less as long as nobody was asked; both wait again for all of it.
        Assert.Equal("waiting", (await company.Owner.PostAsync($"order-requests/{first}/reopen")).Expect(200).Text("state"));
        Assert.Equal("running", (await company.Owner.PostAsync($"order-requests/{first}/approve", new { amount = 100, undoSeconds = 20 })).Expect(200).Text("state"));
        var again = (await company.Owner.PostAsync($"order-requests/{first}/reopen")).Expect(200);
        Assert.Equal(("waiting", 59800), (again.Text("state"), again["amount"].GetInt64()));
        (await company.Owner.PostAsync($"order-requests/{first}/reopen")).ExpectProblem(409, "decided");
        (await company.Owner.PostAsync($"order-requests/{first}/approve", new { undoSeconds = 31 })).ExpectProblem(400, "invalid");
        (await (await company.PersonAsync("agent")).PostAsync($"order-requests/{first}/reopen")).ExpectProblem(403, "forbidden");
        Assert.Equal(first, (await company.Owner.GetAsync("order-requests?kind=refund&state=waiting")).Items.Single().GetProperty("id").GetGuid());
        Assert.Empty((await company.Owner.GetAsync("order-requests?kind=coupon")).Items);
        (await company.Owner.PostAsync($"order-requests/{first}/reject", new { note = "Photo first, please" })).Expect(200);
        var second = (await company.Owner.PostAsync("order-requests", new { orderId = order, kind = "refund", reason = "Broken, photo attached" })).Expect(201).Id;
        Assert.NotEqual(first, second);
        (await company.Owner.PostAsync($"order-requests/{first}/reopen")).ExpectProblem(409, "anotherOpen");
        (await company.Owner.PostAsync($"order-requests/{second}/approve", new { })).Expect(200);
        await StateAsync(company, second, "done");
        (await company.Owner.PostAsync($"order-requests/{second}/reopen")).ExpectProblem(409, "decided");
        (await company.Owner.PostAsync($"order-requests/{first}/reopen")).ExpectProblem(409, "nothingLeft");
        var after = (await company.Owner.GetAsync($"orders/{order}")).Expect(200);
        Assert.Equal(("refunded", 59800), (after.Text("stage"), after["refunded"].GetInt64()));
        (await company.Owner.PostAsync("order-requests", new { orderId = order, kind = "refund", reason = "More" })).ExpectProblem(409, "nothingLeft");
        var source = (await company.Owner.GetAsync("order-sources")).Items.Single().GetProperty("id").GetGuid();
        (await company.Owner.PatchAsync($"order-sources/{source}", new { offers = Array.Empty<string>() })).Expect(200);
        (await company.Owner.PostAsync("order-requests", new { orderId = order, kind = "coupon", reason = "x", amount = 1 })).ExpectProblem(409, "notOffered");
        Assert.Equal(["done", "rejected"], (await company.Owner.GetAsync($"order-requests?order={order}")).Items.Select(r => r.GetProperty("state").GetString()));
    }

    private static Task StateAsync(Company company, Guid request, string state) =>
        Eventually.TrueAsync(async () => (await company.Owner.GetAsync($"order-requests/{request}")).Expect(200).Text("state") == state, Soon, state);
}
