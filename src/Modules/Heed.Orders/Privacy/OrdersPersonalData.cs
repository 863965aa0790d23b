using Heed.Orders.Data;
using Heed.Orders.Orders;
using Heed.Orders.Requests;
using Heed.Platform.Personal;

namespace Heed.Orders.Privacy;

/// <summary>
/// Orders of a customer. What is kept here is a copy for service; the shop's own books are not touched. Erasing removes the orders and codes, and takes the words
/// out of requests: their amounts stay, as numbers of nobody.
/// </summary>
internal sealed class OrdersPersonalData : IPersonalData
{
    public string Section => "orders";

    public IReadOnlyList<string> Tables => OrdersModel.Personal;

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var addresses = await CustomerAddresses.LoadAsync(session, workspace, customer, cancellationToken);
        var ids = await session.QueryAsync(
            $"select o.id from orders_orders o join orders_sources s on s.workspace = o.workspace and s.id = o.source where o.workspace = {workspace} and {addresses.Condition()} order by o.placed_at", r => r.Id(0), cancellationToken);
        var requests = await session.QueryAsync(
            $"select id from orders_requests where workspace = {workspace} and (customer = {customer} or \"order\" in {ids})", r => r.Id(0), cancellationToken);
        var code = await session.FirstAsync($"select email, sent_at from orders_codes where workspace = {workspace} and customer = {customer}", r => new { Email = r.Text(0), SentAt = r.Time(1) }, cancellationToken);
        if (ids.Count + requests.Count == 0 && code is null) return null;
        return new { Orders = await OrderRecords.ListAsync(session, workspace, ids, cancellationToken), Requests = await RequestReads.LoadAsync(session, workspace, requests, cancellationToken), Code = code };
    }

    public void Erase(Unit unit, Guid customer)
    {
        var addresses = CustomerAddresses.Load(unit, customer);
        var ids = unit.Query(
            $"select o.id from orders_orders o join orders_sources s on s.workspace = o.workspace and s.id = o.source where o.workspace = {unit.Workspace} and {addresses.Condition()}", r => r.Id(0));
        foreach (var id in unit.Query($"select id from orders_requests where workspace = {unit.Workspace} and (customer = {customer} or \"order\" in {ids})", r => r.Id(0)))
        {
            unit.Execute($"""
                update orders_requests set version = version + 1, reason = '', decision_note = null, customer = null, order_number = '', problem_text = null, reference = null, key = {id.ToString("N")},
                    asked_by_id = case when asked_by_id = {customer} then null else asked_by_id end
                where workspace = {unit.Workspace} and id = {id}
                """);
            var version = unit.Number($"select version from orders_requests where workspace = {unit.Workspace} and id = {id}");
            unit.Append(new LedgerEvent("orderRequest.changed", OrderRequest.KindName, id, version));
        }

        OrderBook.Remove(unit, ids);
        unit.Execute($"delete from orders_codes where workspace = {unit.Workspace} and customer = {customer}");
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit)
    {
        unit.Execute($"delete from orders_codes where workspace = {unit.Workspace} and sent_at < {before}");
        // What somebody still waits for stays.
        var old = unit.Query(
            $"""
            select o.id from orders_orders o where o.workspace = {unit.Workspace} and o.placed_at < {before} and not exists (
                select 1 from orders_requests r where r.workspace = o.workspace and r."order" = o.id and r.state in ({OrderRequestState.Waiting}, {OrderRequestState.Running}))
            order by o.placed_at limit {limit}
            """,
            r => r.Id(0));
        OrderBook.Remove(unit, old);
        return old.Count;
    }
}
