using System.Text.Json;
using Heed.Customers.Public;
using Heed.Orders.Orders;

namespace Heed.Orders.Privacy;

/// <summary>What a person has tied to a merged customer, and their requests. Orders known by addresses follow the addresses by themselves.</summary>
internal sealed class MergedOrders : IMergedData
{
    public string Section => "orders";

    public object? Move(Unit unit, Guid absorbed, Guid survivor)
    {
        var orders = unit.Query($"select id from orders_orders where workspace = {unit.Workspace} and customer = {absorbed} order by id", r => r.Id(0));
        var requests = unit.Query($"select id from orders_requests where workspace = {unit.Workspace} and customer = {absorbed} order by id", r => r.Id(0));
        // A code proves an address to the one who was asked: it is not handed on.
        unit.Execute($"delete from orders_codes where workspace = {unit.Workspace} and customer = {absorbed}");
        if (orders.Count + requests.Count == 0) return null;
        Give(unit, absorbed, survivor, orders, requests);
        return new Moved(orders, requests);
    }

    public void MoveBack(Unit unit, Guid absorbed, Guid survivor, JsonElement facts)
    {
        var moved = facts.Deserialize<Moved>(JsonSerializerOptions.Web)!;
        Give(unit, survivor, absorbed, moved.Orders, moved.Requests);
    }

    private static void Give(Unit unit, Guid from, Guid to, IReadOnlyList<Guid> orders, IReadOnlyList<Guid> requests)
    {
        foreach (var order in orders)
        {
            if (unit.Execute($"update orders_orders set customer = {to}, version = version + 1 where workspace = {unit.Workspace} and id = {order} and customer = {from}") == 0) continue;
            unit.Append(new LedgerEvent("order.changed", OrderEntry.Kind, order, unit.Number($"select version from orders_orders where workspace = {unit.Workspace} and id = {order}")));
        }

        foreach (var some in requests.Chunk(200)) unit.Execute($"update orders_requests set customer = {to}, version = version + 1 where workspace = {unit.Workspace} and customer = {from} and id in {some}");
    }

    private sealed record Moved(IReadOnlyList<Guid> Orders, IReadOnlyList<Guid> Requests);
}
