using System.Text;
using System.Text.Json;
using Heed.Modules.Tests.Customers;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Orders;

public sealed class OrderApiTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_table_becomes_orders_and_the_same_table_again_changes_nothing(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var source = (await company.Owner.PostAsync("order-sources", new { name = "Own shop", type = "embedded" })).Expect(201).Id;
        var preview = (await company.Owner.ImportAsync(source, OrderSteps.Table, "?preview=true&currency=CNY")).Expect(200);
        Assert.Equal((3, 2, 2), (preview["rows"].GetInt32(), preview["orders"].GetInt32(), preview["created"].GetInt32()));
        Assert.Empty((await company.Owner.GetAsync("orders")).Expect(200).Items);

        (await company.Owner.ImportAsync(source, OrderSteps.Table)).Expect(200);
        var orders = (await company.Owner.GetAsync("orders")).Expect(200).Items;
        Assert.Equal(["A-1002", "A-1001"], orders.Select(o => o.GetProperty("number").GetString()));
        var first = orders[1];
        Assert.Equal(59800, first.GetProperty("total").GetInt64());
        Assert.Equal("shipped", first.GetProperty("stage").GetString());
        Assert.Equal("已发货", first.GetProperty("stageText").GetString());
        // Ten in the morning in Shanghai.
        Assert.Equal("2026-11-01T02:00:00.000Z", first.GetProperty("placedAt").GetString());
        Assert.Equal(["破壁机", "养生壶"], first.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("name").GetString()));
        Assert.Equal("outForDelivery", first.GetProperty("parcels").EnumerateArray().Single().GetProperty("stage").GetString());

        var again = (await company.Owner.ImportAsync(source, OrderSteps.Table)).Expect(200);
        Assert.Equal((0, 0, 2), (again["created"].GetInt32(), again["changed"].GetInt32(), again["unchanged"].GetInt32()));
        Assert.Equal(1, (await company.Owner.GetAsync($"orders/{first.GetProperty("id").GetGuid()}")).Expect(200).Version);
        (await company.Owner.ImportAsync(source, OrderSteps.Table.Replace("待发货", "已签收", StringComparison.Ordinal))).Expect(200);
        Assert.Equal("delivered", (await company.Owner.GetAsync("orders?number=a-1002")).Items.Single().GetProperty("stage").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task A_row_that_is_wrong_is_told_with_its_place_and_spoils_its_own_order_alone(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var source = (await company.Owner.PostAsync("order-sources", new { name = "Own shop", type = "embedded" })).Expect(201).Id;
        var report = (await company.Owner.ImportAsync(source, "Order Number,Date,Status,Total,Item\nB-1,2026-11-01,paid,12.50,Kettle\nB-2,yesterday,paid,1.00,Cup\n,2026-11-01,paid,1,Cup\nB-3,2026-11-01,lost,1,Cup\nB-4,2026-11-01,paid,12.345,Cup\n")).Expect(200);
        Assert.Equal(
            ["3 placedAt notDate", "4 number required", "5 stage unknown", "6 total notMoney"],
            report["rowErrors"].EnumerateArray().Select(e => $"{e.GetProperty("row").GetInt32()} {e.GetProperty("field").GetString()} {e.GetProperty("code").GetString()}"));
        Assert.Equal("B-1", Assert.Single((await company.Owner.GetAsync("orders")).Items).GetProperty("number").GetString());
        (await company.Owner.ImportAsync(source, "Name,Total\nA,1\n")).ExpectProblem(400, "invalid");

        // Headings nobody knows: a look shows them, and a person says what they hold.
        const string Own = "Ref,When,Was\nOWN-1,2026-11-02,paid\n";
        var look = (await company.Owner.ImportAsync(source, Own, "?currency=CNY&preview=true")).Expect(200);
        Assert.Equal((1, 0), (look["rows"].GetInt32(), look["orders"].GetInt32()));
        Assert.Equal(["Ref", "When", "Was"], look["headings"].EnumerateArray().Select(h => h.GetProperty("title").GetString()));
        (await company.Owner.ImportAsync(source, Own, "?currency=CNY&columns=number,placedAt,colour")).ExpectProblem(400, "invalid");
        (await company.Owner.ImportAsync(source, Own, "?currency=CNY&columns=number,number")).ExpectProblem(400, "invalid");
        Assert.Equal(1, (await company.Owner.ImportAsync(source, Own, "?currency=CNY&columns=number,placedAt,stage")).Expect(200)["created"].GetInt32());
        Assert.Equal("paid", (await company.Owner.GetAsync("orders?number=OWN-1")).Items.Single().GetProperty("stage").GetString());
        (await company.Owner.ImportAsync(source, "")).ExpectProblem(400, "invalid");
        (await company.Owner.ImportAsync(source, new byte[(10 << 20) + 500])).ExpectProblem(400, "invalid");

        // What a Chinese spreadsheet writes.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var excel = Encoding.GetEncoding("gb18030").GetBytes("订单号,下单日期,订单金额,商品名称\r\nG-1,2026/11/3,￥1，299.00,洗衣机\r\n".Replace("￥1，299.00", "\"￥1,299.00\"", StringComparison.Ordinal));
        (await company.Owner.ImportAsync(source, excel)).Expect(200);
        Assert.Equal(129900, (await company.Owner.GetAsync("orders?number=G-1")).Items.Single().GetProperty("total").GetInt64());
    }

    [Theory, OnEveryEngine]
    public async Task Orders_are_found_by_customer_number_and_words(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await company.ShopAsync();
        var byPhone = await company.CustomerAsync(new { name = "Ming", phone = "+86 138-0013-8000" });
        var byEmail = await company.CustomerAsync(new { name = "Lei", email = "LEI@mail.example" });
        var vouched = await company.VouchedAsync("u1");
        var nobody = await company.CustomerAsync(new { name = "Nobody" });
        Assert.Equal(["A-1001"], await NumbersAsync($"orders?customer={byPhone}"));
        Assert.Equal(["A-1002"], await NumbersAsync($"orders?customer={byEmail}"));
        Assert.Equal(["A-1001"], await NumbersAsync($"orders?customer={vouched}"));
        Assert.Empty(await NumbersAsync($"orders?customer={nobody}"));
        Assert.Equal(["A-1001"], await NumbersAsync("orders?q=sf1001"));
        Assert.Equal(["A-1002"], await NumbersAsync("orders?q=净化"));
        Assert.Equal(["A-1002"], await NumbersAsync("orders?number=%20a-1002"));
        Assert.Empty(await NumbersAsync("orders?number=A-9999"));
        Assert.Equal(["A-1002"], await NumbersAsync("orders?stage=paid"));
        Assert.Equal(["A-1002", "A-1001"], (await company.Owner.AllAsync("orders", 1)).Select(o => o.GetProperty("number").GetString()!));
        Assert.Equal("order", (await company.Owner.GetAsync($"customers/{byPhone}/timeline")).Items[^1].GetProperty("kind").GetString());

        async Task<List<string>> NumbersAsync(string path) => [.. (await company.Owner.GetAsync(path)).Expect(200).Items.Select(o => o.GetProperty("number").GetString()!)];
    }

    [Theory, OnEveryEngine]
    public async Task Orders_of_a_brand_are_seen_within_it_alone(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var second = await company.BrandAsync("Second");
        var source = await company.ShopAsync(brand: company.Brand);
        var agent = await company.PersonAsync("agent", second);
        var order = (await company.Owner.GetAsync("orders?number=A-1001")).Items.Single().GetProperty("id").GetGuid();
        Assert.Empty((await agent.GetAsync("orders")).Expect(200).Items);
        Assert.Empty((await agent.GetAsync("orders?number=A-1001")).Expect(200).Items);
        Assert.Empty((await agent.GetAsync("order-sources")).Expect(200).Items);
        foreach (var path in new[] { $"orders/{order}", $"order-sources/{source}" }) (await agent.GetAsync(path)).ExpectProblem(404, "notFound");
        (await agent.PostAsync("order-requests", new { orderId = order, kind = "refund", reason = "x" })).ExpectProblem(404, "notFound");
        (await (await company.PersonAsync("agent", company.Brand)).GetAsync($"orders/{order}")).Expect(200);
        (await (await company.PersonAsync("readOnly")).GetAsync($"orders/{order}")).ExpectProblem(403, "forbidden");
        (await (await company.PersonAsync("agent")).PostAsync("order-sources", new { name = "x", type = "embedded" })).ExpectProblem(403, "forbidden");
        var stranger = await hosts.CompanyAsync(engine);
        (await stranger.Owner.GetAsync($"orders/{order}")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task A_source_goes_with_its_orders_and_shows_no_secret(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var source = await company.ShopAsync();
        var made = (await company.Owner.PostAsync($"order-sources/{source}/secret")).Expect(200);
        Assert.StartsWith("whsec_", made.Text("secret"), StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", (await company.Owner.GetAsync($"order-sources/{source}")).Expect(200).Raw, StringComparison.Ordinal);
        Assert.Equal(2, (await company.Owner.GetAsync("order-sources")).Items.Single().GetProperty("orders").GetInt64());
        (await company.Owner.PatchAsync($"order-sources/{source}", new { name = "Late" }, "\"1\"")).ExpectProblem(412, "stale");
        (await company.Owner.DeleteAsync($"order-sources/{source}")).Expect(204);
        Assert.Empty((await company.Owner.GetAsync("orders")).Items);
        (await company.Owner.PostAsync("order-sources", new { name = "x", type = "rest", baseUrl = "http://169.254.169.254/" })).Expect(400);
        (await company.Owner.PostAsync("order-sources", new { name = "x", type = "carrier pigeon" })).Expect(400);
    }

    [Theory, OnEveryEngine]
    public async Task What_was_tied_by_hand_moves_with_a_merge_and_back_and_goes_with_an_erasure(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await company.ShopAsync();
        var (ada, bob) = (await company.CustomerAsync(new { name = "Ada" }), await company.CustomerAsync(new { name = "Bob" }));
        var order = (await company.Owner.GetAsync("orders?number=A-1002")).Items.Single().GetProperty("id").GetGuid();
        (await company.Owner.PatchAsync($"orders/{order}", new { customerId = bob })).Expect(200);
        (await company.Owner.PostAsync("order-requests", new { orderId = order, kind = "exchange", reason = "Wrong colour, says Bob" })).Expect(201);
        var merge = (await company.Owner.PostAsync($"customers/{ada}/merge", new { other = bob })).Expect(201)["merge"].GetProperty("id").GetGuid();
        Assert.Single((await company.Owner.GetAsync($"orders?customer={ada}")).Items);
        (await company.Owner.PostAsync($"customers/merges/{merge}/undo")).Expect(200);
        Assert.Empty((await company.Owner.GetAsync($"orders?customer={ada}")).Items);
        Assert.Single((await company.Owner.GetAsync($"orders?customer={bob}")).Items);
        (await company.Owner.PostAsync($"customers/{bob}/erase", new { confirm = 2 })).Expect(204);
        (await company.Owner.GetAsync($"orders/{order}")).ExpectProblem(404, "notFound");
        Assert.Equal("", Assert.Single((await company.Owner.GetAsync("order-requests")).Items).GetProperty("reason").GetString());
    }
}
