using System.Globalization;
using Heed.Orders.Public;

namespace Heed.Bot.Actions;

/// <summary>Finds an order of a customer who has proven who it is. Without a proof there is nothing to find.</summary>
internal sealed class OrderFind(IOrders orders, IOrderProofs proofs, IStore store, TimeProvider time) : IFlowAction
{
    public string Name => "order.find";

    public IReadOnlyList<string> Arguments => ["number"];

    public IReadOnlyList<string> Facts => OrderFacts.Names;

    public async Task<FlowActionResult> RunAsync(FlowActionContext context, IReadOnlyDictionary<string, string> with, CancellationToken cancellationToken)
    {
        if (await OrderOf(context, with.GetValueOrDefault("number"), cancellationToken) is not { } order) return FlowActionResult.Failed("notFound");
        var facts = OrderFacts.Of(order, context.Language, time.GetUtcNow());
        var lines = new List<PartLine>
        {
            new(OrderWords.In(context.Language, "状态", "Status"), facts["order.stageText"]),
            new(OrderWords.In(context.Language, "商品", "Goods"), string.Join(", ", order.Lines.Take(3).Select(l => $"{l.Name} ×{l.Quantity.ToString(CultureInfo.InvariantCulture)}"))),
            new(OrderWords.In(context.Language, "金额", "Total"), facts["order.total"]),
        };
        if (order.Parcels.Count > 0) lines.Add(new PartLine(OrderWords.In(context.Language, "快递", "Parcel"), $"{order.Parcels[0].Carrier} {order.Parcels[0].TrackingNumber}".Trim()));
        if (facts.TryGetValue("parcel.last", out var last)) lines.Add(new PartLine(OrderWords.In(context.Language, "最新", "Latest"), last));
        if (facts.TryGetValue("parcel.due", out var due)) lines.Add(new PartLine(OrderWords.In(context.Language, "预计送达", "Expected"), due));
        return new FlowActionResult(true, facts, new PartCard(order.Parcels.Count > 0 ? "parcel" : "order", OrderWords.In(context.Language, "订单 ", "Order ") + order.Number, lines, order.AsOf));
    }

    private async Task<OrderRow?> OrderOf(FlowActionContext context, string? number, CancellationToken cancellationToken)
    {
        if (context.Customer is not { } customer || string.IsNullOrWhiteSpace(number)) return null;
        using var session = store.Read();
        return await proofs.CurrentAsync(session, context.Workspace, customer, cancellationToken) is { } proof ? await orders.FindAsync(proof, number, cancellationToken) : null;
    }
}
