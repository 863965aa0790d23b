using System.Text.Json;

namespace Heed.Orders.Orders;

/// <summary>Reads orders with their lines and parcels.</summary>
internal static class OrderRecords
{
    /// <summary>The orders that exist, by id.</summary>
    public static async Task<Dictionary<Guid, OrderRow>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return [];
        var lines = (await session.QueryAsync(
            $"select \"order\", name, quantity, price, sku, variant, image_url from orders_lines where workspace = {workspace} and \"order\" in {ids} order by \"order\", position",
            r => (Order: r.Id(0), Row: new OrderLineRow(r.Text(1), r.Int(2), r.Long(3), r.TextOrNull(4), r.TextOrNull(5), r.TextOrNull(6))), cancellationToken)).ToLookup(l => l.Order, l => l.Row);
        var parcels = (await session.QueryAsync(
            $"select \"order\", tracking_number, stage, carrier, due_at, url, steps from orders_parcels where workspace = {workspace} and \"order\" in {ids} order by \"order\", position",
            r => (Order: r.Id(0), Row: new ParcelRow(r.Text(1), (ParcelStage)r.Int(2), r.TextOrNull(3), r.TimeOrNull(4), r.TextOrNull(5), StepsOf(r.Text(6)))), cancellationToken)).ToLookup(p => p.Order, p => p.Row);
        var rows = await session.QueryAsync(
            $"""
            select o.id, o.version, o.source, s.name, o.number, o.stage, o.stage_text, o.currency, o.total, o.refunded, o.placed_at, o.as_of,
                o.buyer_id, o.buyer_name, o.buyer_email, o.buyer_phone, o.buyer_address, o.customer, o.url, o.note
            from orders_orders o join orders_sources s on s.workspace = o.workspace and s.id = o.source where o.workspace = {workspace} and o.id in {ids}
            """,
            r => new OrderRow(
                r.Id(0), r.Long(1), r.Id(2), r.Text(3), r.Text(4), (OrderStage)r.Int(5), r.TextOrNull(6), r.Text(7), r.Long(8), r.Long(9), r.Time(10), r.Time(11), Stale: false,
                new OrderBuyer(r.TextOrNull(12), r.TextOrNull(13), r.TextOrNull(14), r.TextOrNull(15), r.TextOrNull(16)), r.IdOrNull(17), r.TextOrNull(18), r.TextOrNull(19),
                [.. lines[r.Id(0)]], [.. parcels[r.Id(0)]]),
            cancellationToken);
        return rows.ToDictionary(r => r.Id);
    }

    /// <summary>The orders in the order asked for; ids that are gone are absent.</summary>
    public static async Task<List<OrderRow>> ListAsync(ReadSession session, WorkspaceId workspace, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await LoadAsync(session, workspace, ids, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    private static List<ParcelStep> StepsOf(string json) => JsonSerializer.Deserialize<List<ParcelStep>>(json, JsonSerializerOptions.Web)!;
}
