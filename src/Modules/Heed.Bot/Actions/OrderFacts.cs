using System.Globalization;
using Heed.Orders.Public;

namespace Heed.Bot.Actions;

/// <summary>What flows and answers may say of an order, by name. Whoever has the row has proven that it may be seen.</summary>
internal static class OrderFacts
{
    /// <summary>Every name there is.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["order.number", "order.stage", "order.stageText", "order.total", "order.shipped", "parcel.number", "parcel.carrier", "parcel.stage", "parcel.last", "parcel.stalledHours", "parcel.due"];

    /// <summary>The facts of an order and of its first parcel; unknown ones are absent.</summary>
    public static Dictionary<string, string> Of(OrderRow order, string language, DateTimeOffset now)
    {
        var facts = new Dictionary<string, string>
        {
            ["order.number"] = order.Number,
            ["order.stage"] = Lower(order.Stage.ToString()),
            ["order.stageText"] = order.StageText ?? OrderWords.Stage(order.Stage, language),
            ["order.total"] = OrderMoney.Format(order.Total, order.Currency),
            ["order.shipped"] = order.Stage is OrderStage.Shipped or OrderStage.Delivered or OrderStage.Completed ? "yes" : "no",
        };
        if (order.Parcels.Count > 0) Add(facts, order.Parcels[0], now);
        return facts;
    }

    private static void Add(Dictionary<string, string> facts, ParcelRow parcel, DateTimeOffset now)
    {
        (facts["parcel.number"], facts["parcel.stage"]) = (parcel.TrackingNumber, Lower(parcel.Stage.ToString()));
        if (parcel.Carrier is { } carrier) facts["parcel.carrier"] = carrier;
        if (parcel.Steps is { Count: > 0 } steps)
        {
            facts["parcel.last"] = steps[0].Text;
            var going = parcel.Stage is ParcelStage.Moving or ParcelStage.PickedUp or ParcelStage.OutForDelivery or ParcelStage.Exception;
            if (going) facts["parcel.stalledHours"] = ((int)(now - steps[0].At).TotalHours).ToString(CultureInfo.InvariantCulture);
        }

        if (parcel.DueAt is { } due) facts["parcel.due"] = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
