using Heed.Customers.Public;

namespace Heed.Orders.Orders;

/// <summary>Orders in the customer's timeline, for those who may see them.</summary>
internal sealed class OrderTimeline : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(ReadSession session, Scope scope, Guid customer, TimelinePlace after, int limit, CancellationToken cancellationToken)
    {
        if (!scope.Has(OrderAccess.Read)) return [];
        var addresses = await CustomerAddresses.LoadAsync(session, scope.Workspace, customer, cancellationToken);
        return await session.QueryAsync(
            $"""
            select o.placed_at, o.id, o.number, o.stage, o.total, o.currency from orders_orders o join orders_sources s on s.workspace = o.workspace and s.id = o.source
            where o.workspace = {scope.Workspace} and {addresses.Condition()}{OrderAccess.Visible(scope)}
              and (o.placed_at < {after.At} or (o.placed_at = {after.At} and o.id < {after.Id}))
            order by o.placed_at desc, o.id desc limit {limit}
            """,
            r => new TimelineEntry(r.Time(0), "order", r.Id(1), r.Text(2), new { stage = (OrderStage)r.Int(3), total = r.Long(4), currency = r.Text(5) }),
            cancellationToken);
    }
}
