using Heed.Modules.Tests.Customers;

namespace Heed.Modules.Tests.Orders;

/// <summary>Canaries in orders, parcels and requests of one customer.</summary>
public sealed class OrderPlant : ICanaryPlant
{
    public async Task PlantAsync(Company company, Guid customer, Canaries canaries)
    {
        var number = canaries.Word();
        var table = $"orderNumber,date,name,email,phone,address,item,note,tracking\n{number},2026-11-01,{canaries.Word()},{canaries.Email()},{canaries.Phone()},{canaries.Word()},{canaries.Word()},{canaries.Word()},{canaries.Word()}\n";
        await company.ShopAsync(table);
        var order = (await company.Owner.GetAsync($"orders?number={number}")).Expect(200).Items.Single().GetProperty("id").GetGuid();
        (await company.Owner.PatchAsync($"orders/{order}", new { customerId = customer })).Expect(200);
        (await company.Owner.PostAsync("order-requests", new { orderId = order, kind = "exchange", reason = canaries.Word() }, key: "ask" + number)).Expect(201);
    }
}
