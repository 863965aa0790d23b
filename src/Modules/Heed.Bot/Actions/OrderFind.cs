using System.Globalization;
using Heed.Orders.Public;

namespace Heed.Bot.Actions;

/// <summary>Finds an order of a customer who has proven who it is. Without a proof there is nothing to find.</summary>
internal sealed class OrderFind(IOrders orders, IOrderProofs proofs, IStore store, TimeProvider time) : IFlowAction
{
    public string Name => "order.find";

    public IReadOnlyList<string> Arguments => ["number"];

    public IReadOnlyList<string> Facts =>
        ["order.number", "order.stage", "order.stageText", "order.total", "order.shipped", "parcel.number", "parcel.carrier", "parcel.stage", "parcel.last", "parcel.stalledHours", "parcel.due"];

    public async Task<FlowActionResult> RunAsync(FlowActionContext context, IReadOnlyDictionary<string, string> with, CancellationToken cancellationToken)
    {
        if (await OrderOf(context, with.GetValueOrDefault("number"), cancellationToken) is not { } order) return FlowActionResult.Failed("notFound");
        var facts = new Dictionary<string, string>
        {
            ["order.number"] = order.Number,
            ["order.stage"] = Lower(order.Stage.ToString()),
            ["order.stageText"] = order.StageText ?? OrderWords.Stage(order.Stage, context.Language),
            ["order.total"] = OrderMoney.Format(order.Total, order.Currency),
            ["order.shipped"] = order.Stage is OrderStage.Shipped or OrderStage.Delivered or OrderStage.Completed ? "yes" : "no",
        };
        var lines = new List<PartLine>
        {
            new(OrderWords.In(context.Language, "状态", "Status"), facts["order.stageText"]),
            new(OrderWords.In(context.Language, "商品", "Goods"), string.Join(", ", order.Lines.Take(3).Select(l => $"{l.Name} ×{l.Quantity.ToString(CultureInfo.InvariantCulture)}"))),
            new(OrderWords.In(context.Language, "金额", "Total"), facts["order.total"]),
        };
        if (order.Parcels.Count > 0) Add(order.Parcels[0], facts, lines, context.Language);
        return new FlowActionResult(true, facts, new PartCard(order.Parcels.Count > 0 ? "parcel" : "order", OrderWords.In(context.Language, "订单 ", "Order ") + order.Number, lines, order.AsOf));
    }

    private void Add(ParcelRow parcel, Dictionary<string, string> facts, List<PartLine> lines, string language)
    {
        (facts["parcel.number"], facts["parcel.stage"]) = (parcel.TrackingNumber, Lower(parcel.Stage.ToString()));
        if (parcel.Carrier is { } carrier) facts["parcel.carrier"] = carrier;
        lines.Add(new PartLine(OrderWords.In(language, "快递", "Parcel"), $"{parcel.Carrier} {parcel.TrackingNumber}".Trim()));
        if (parcel.Steps is { Count: > 0 } steps)
        {
            facts["parcel.last"] = steps[0].Text;
            var going = parcel.Stage is ParcelStage.Moving or ParcelStage.PickedUp or ParcelStage.OutForDelivery or ParcelStage.Exception;
            if (going) facts["parcel.stalledHours"] = ((int)(time.GetUtcNow() - steps[0].At).TotalHours).ToString(CultureInfo.InvariantCulture);
            lines.Add(new PartLine(OrderWords.In(language, "最新", "Latest"), steps[0].Text));
        }

        if (parcel.DueAt is not { } due) return;
        facts["parcel.due"] = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        lines.Add(new PartLine(OrderWords.In(language, "预计送达", "Expected"), facts["parcel.due"]));
    }

    private async Task<OrderRow?> OrderOf(FlowActionContext context, string? number, CancellationToken cancellationToken)
    {
        if (context.Customer is not { } customer || string.IsNullOrWhiteSpace(number)) return null;
        using var session = store.Read();
        return await proofs.CurrentAsync(session, context.Workspace, customer, cancellationToken) is { } proof ? await orders.FindAsync(proof, number, cancellationToken) : null;
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
