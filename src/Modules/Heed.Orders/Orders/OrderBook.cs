using System.Security.Cryptography;
using System.Text.Json;

namespace Heed.Orders.Orders;

/// <summary>Writes orders down: the one place in which a row of an order comes into being or changes.</summary>
internal static class OrderBook
{
    /// <summary>
    /// Takes over what a source said. The same again changes nothing but <see cref="OrderEntry.AsOf"/>, and what arrives late is passed over:
    /// any number of repeats in any order end in the same row.
    /// </summary>
    /// <param name="order">As <see cref="OrderCheck.Clean(SourceOrder)"/> left it.</param>
    public static PutOutcome Put(Unit unit, Guid source, SourceOrder order)
    {
        var id = OrderEntry.IdOf(source, order.Number);
        var print = PrintOf(order);
        var known = unit.First(
            $"select version, print, changed_at from orders_orders where workspace = {unit.Workspace} and id = {id}",
            r => ((long Version, string Print, DateTimeOffset? ChangedAt)?)(r.Long(0), r.Text(1), r.TimeOrNull(2)));
        if (known is { } row)
        {
            if (order.ChangedAt is { } changed && row.ChangedAt is { } before && changed < before) return PutOutcome.Older;
            if (row.Print == print)
            {
                unit.Execute($"update orders_orders set as_of = {unit.Now} where workspace = {unit.Workspace} and id = {id}");
                return PutOutcome.Unchanged;
            }

            Update(unit, id, order, print);
            unit.Execute($"delete from orders_lines where workspace = {unit.Workspace} and \"order\" = {id}");
            unit.Execute($"delete from orders_parcels where workspace = {unit.Workspace} and \"order\" = {id}");
        }
        else
        {
            Insert(unit, id, source, order, print);
        }

        AddParts(unit, id, order);
        unit.Append(new LedgerEvent(known is null ? "order.created" : "order.changed", OrderEntry.Kind, id, (known?.Version ?? 0) + 1, new { stage = order.Stage.ToString() }));
        return known is null ? PutOutcome.Created : PutOutcome.Changed;
    }

    /// <summary>Whether it is known, and whether it would change.</summary>
    public static async Task<PutOutcome> LookAsync(ReadSession session, WorkspaceId workspace, Guid source, SourceOrder order, CancellationToken cancellationToken)
    {
        var id = OrderEntry.IdOf(source, order.Number);
        var print = await session.FirstAsync($"select print from orders_orders where workspace = {workspace} and id = {id}", r => r.Text(0), cancellationToken);
        return print is null ? PutOutcome.Created : print == PrintOf(order) ? PutOutcome.Unchanged : PutOutcome.Changed;
    }

    /// <summary>Takes orders away, with everything that hangs on them.</summary>
    public static void Remove(Unit unit, IReadOnlyCollection<Guid> orders)
    {
        foreach (var some in orders.Chunk(200))
        {
            unit.Execute($"delete from orders_lines where workspace = {unit.Workspace} and \"order\" in {some}");
            unit.Execute($"delete from orders_parcels where workspace = {unit.Workspace} and \"order\" in {some}");
            unit.Execute($"delete from orders_orders where workspace = {unit.Workspace} and id in {some}");
            foreach (var id in some) unit.Append(new LedgerEvent("order.deleted", OrderEntry.Kind, id));
        }
    }

    private static void Insert(Unit unit, Guid id, Guid source, SourceOrder order, string print)
    {
        var buyer = order.Buyer;
        unit.Execute($"""
            insert into orders_orders (workspace, id, version, source, number, number_key, stage, stage_text, currency, total, refunded, placed_at, changed_at, as_of,
                buyer_id, buyer_name, buyer_email, buyer_phone, phone_key, buyer_address, customer, url, note, search, print, created_at)
            values ({unit.Workspace}, {id}, 1, {source}, {order.Number}, {OrderEntry.KeyOf(order.Number)}, {order.Stage}, {order.StageText}, {order.Currency}, {order.Total}, 0, {order.PlacedAt}, {order.ChangedAt}, {unit.Now},
                {buyer.Id}, {buyer.Name}, {buyer.Email}, {buyer.Phone}, {BuyerKeys.Phone(buyer.Phone)}, {buyer.Address}, null, {order.Url}, {order.Note}, {SearchOf(order)}, {print}, {unit.Now})
            """);
    }

    private static void Update(Unit unit, Guid id, SourceOrder order, string print)
    {
        var buyer = order.Buyer;
        unit.Execute($"""
            update orders_orders set version = version + 1, stage = {order.Stage}, stage_text = {order.StageText}, currency = {order.Currency}, total = {order.Total}, placed_at = {order.PlacedAt},
                changed_at = {order.ChangedAt}, as_of = {unit.Now}, buyer_id = {buyer.Id}, buyer_name = {buyer.Name}, buyer_email = {buyer.Email}, buyer_phone = {buyer.Phone},
                phone_key = {BuyerKeys.Phone(buyer.Phone)}, buyer_address = {buyer.Address}, url = {order.Url}, note = {order.Note}, search = {SearchOf(order)}, print = {print}
            where workspace = {unit.Workspace} and id = {id}
            """);
    }

    private static void AddParts(Unit unit, Guid id, SourceOrder order)
    {
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            unit.Execute($"""
                insert into orders_lines (workspace, "order", position, sku, name, variant, quantity, price, image_url)
                values ({unit.Workspace}, {id}, {i}, {line.Sku}, {line.Name}, {line.Variant}, {line.Quantity}, {line.Price}, {line.ImageUrl})
                """);
        }

        for (var i = 0; i < order.Parcels.Count; i++)
        {
            var parcel = order.Parcels[i];
            var steps = JsonSerializer.Serialize(parcel.Steps ?? [], JsonSerializerOptions.Web);
            unit.Execute($"""
                insert into orders_parcels (workspace, "order", position, carrier, tracking_number, stage, due_at, url, steps)
                values ({unit.Workspace}, {id}, {i}, {parcel.Carrier}, {parcel.TrackingNumber}, {parcel.Stage}, {parcel.DueAt}, {parcel.Url}, {steps})
                """);
        }
    }

    private static string SearchOf(SourceOrder order)
    {
        var words = new[] { order.Number, order.Buyer.Name, order.Buyer.Email, order.Buyer.Phone }
            .Concat(order.Parcels.Select(p => (string?)p.TrackingNumber)).Concat(order.Lines.Take(20).SelectMany(l => new[] { l.Sku, l.Name }));
        var text = string.Join('\n', words.OfType<string>());
        return text.Length > 2000 ? text[..2000] : text;
    }

    // Changing the moment of change alone is no change.
    private static string PrintOf(SourceOrder order) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(order with { ChangedAt = null }, JsonSerializerOptions.Web)).AsSpan(0, 16));
}
