using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Orders.Public;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Orders;

/// <summary>What tests of orders do again and again.</summary>
internal static class OrderSteps
{
    public const string Table = """
        订单号,下单时间,状态,实付,会员编号,收件人,邮箱,手机,收货地址,商品,数量,单价,快递公司,运单号,物流状态
        A-1001,2026-11-01 10:00,已发货,598.00,u1,王小明,ming@mail.example,13800138000,杭州市西湖区,破壁机,1,399,顺丰,SF1001,派送中
        A-1001,2026-11-01 10:00,已发货,598.00,u1,王小明,ming@mail.example,13800138000,杭州市西湖区,养生壶,1,199,顺丰,SF1001,派送中
        A-1002,2026-11-05 09:30,待发货,1299.00,u2,李雷,lei@mail.example,13900139000,上海市徐汇区,空气净化器,1,1299,,,
        """;

    /// <summary>A server that may call this machine.</summary>
    public static Task<HeedHost> StartAsync(TestEngine engine) => HeedHost.StartAsync(engine, builder => builder.Configuration["Heed:Outbound:Allow"] = "127.0.0.1");

    /// <summary>A shop kept here, with the table above in it.</summary>
    public static async Task<Guid> ShopAsync(this Company company, string table = Table, Guid? brand = null)
    {
        var source = (await company.Owner.PostAsync("order-sources", new { name = "Own shop", type = "embedded", brandId = brand })).Expect(201).Id;
        (await company.Owner.ImportAsync(source, table)).Expect(200);
        return source;
    }

    public static Task<Answer> ImportAsync(this Api api, Guid source, string table, string query = "?currency=CNY") => ImportAsync(api, source, Encoding.UTF8.GetBytes(table), query);

    public static Task<Answer> ImportAsync(this Api api, Guid source, byte[] table, string query = "?currency=CNY")
    {
        var content = new ByteArrayContent(table);
        content.Headers.ContentType = new("text/csv");
        return api.SendAsync(HttpMethod.Post, $"order-sources/{source}/import{query}", content);
    }

    /// <summary>A shop elsewhere that both sides know.</summary>
    public static async Task<Guid> JoinAsync(this Company company, FakeShop shop, Guid? brand = null)
    {
        var source = (await company.Owner.PostAsync("order-sources", new { name = "Elsewhere", type = "rest", baseUrl = shop.Url, brandId = brand, offers = new[] { "refund", "exchange", "coupon" } })).Expect(201).Id;
        shop.Secret = (await company.Owner.PostAsync($"order-sources/{source}/secret")).Expect(200).Text("secret");
        return source;
    }

    /// <summary>A customer for whom the shop's server has vouched, as a widget would bring them.</summary>
    public static Task<Guid> VouchedAsync(this Company company, string subject, Guid? brand = null) => company.Host.Get<IStore>().WriteAsync(
        Scope.System(company.Workspace),
        unit => company.Host.Get<Heed.Customers.Public.ICustomers>().EnsureIdentity(unit, "webUser", $"{subject}/{brand ?? company.Brand:N}", true, "Vouched " + subject, null, null, null, brand ?? company.Brand, out _),
        CancellationToken.None);

    public static async Task<Verified?> ProofAsync(this Company company, Guid customer)
    {
        using var session = company.Host.Get<IStore>().Read();
        return await company.Host.Get<IOrderProofs>().CurrentAsync(session, company.Workspace, customer, CancellationToken.None);
    }

    public static IOrders Orders(this Company company) => company.Host.Get<IOrders>();

    /// <summary>Calls as a shop does that tells orders by itself.</summary>
    public static async Task<HttpResponseMessage> TellAsync(this Company company, Guid source, string secret, string json, DateTimeOffset? at = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = company.Host.Address };
        var body = Encoding.UTF8.GetBytes(json);
        var seconds = (at ?? company.Host.Time.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"m1.{seconds}.").Concat(body).ToArray();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/orders/v1/{source}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("webhook-id", "m1");
        request.Headers.Add("webhook-timestamp", seconds);
        request.Headers.TryAddWithoutValidation("webhook-signature", "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed)));
        return await http.SendAsync(request);
    }
}
