using Heed.Orders.Connector;

namespace Heed.Orders.Imports;

/// <summary>Stages as shops' tables write them.</summary>
internal static class StageWords
{
    private static readonly Dictionary<string, OrderStage> Orders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["待付款"] = OrderStage.Placed,
        ["未付款"] = OrderStage.Placed,
        ["pending"] = OrderStage.Placed,
        ["unpaid"] = OrderStage.Placed,
        ["已付款"] = OrderStage.Paid,
        ["待发货"] = OrderStage.Paid,
        ["processing"] = OrderStage.Paid,
        ["买家已付款"] = OrderStage.Paid,
        ["已打包"] = OrderStage.Packed,
        ["待揽收"] = OrderStage.Packed,
        ["已发货"] = OrderStage.Shipped,
        ["卖家已发货"] = OrderStage.Shipped,
        ["运输中"] = OrderStage.Shipped,
        ["in transit"] = OrderStage.Shipped,
        ["已签收"] = OrderStage.Delivered,
        ["已送达"] = OrderStage.Delivered,
        ["交易成功"] = OrderStage.Completed,
        ["已完成"] = OrderStage.Completed,
        ["complete"] = OrderStage.Completed,
        ["已取消"] = OrderStage.Cancelled,
        ["交易关闭"] = OrderStage.Cancelled,
        ["canceled"] = OrderStage.Cancelled,
        ["退货中"] = OrderStage.Returning,
        ["换货中"] = OrderStage.Returning,
        ["已退款"] = OrderStage.Refunded,
    };

    private static readonly Dictionary<string, ParcelStage> Parcels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["待揽收"] = ParcelStage.Waiting,
        ["已揽收"] = ParcelStage.PickedUp,
        ["运输中"] = ParcelStage.Moving,
        ["in transit"] = ParcelStage.Moving,
        ["派送中"] = ParcelStage.OutForDelivery,
        ["派件中"] = ParcelStage.OutForDelivery,
        ["已签收"] = ParcelStage.Delivered,
        ["异常"] = ParcelStage.Exception,
        ["已退回"] = ParcelStage.Returned,
    };

    /// <summary>The stage, and the table's own word where it is not one of ours; null for a word there is not.</summary>
    public static (OrderStage Stage, string? Word)? Order(string text) =>
        ShopContract.StageOf<OrderStage>(text) is { } own ? (own, null) : Orders.TryGetValue(text, out var stage) ? (stage, text) : null;

    public static ParcelStage? Parcel(string text) => ShopContract.StageOf<ParcelStage>(text) ?? (Parcels.TryGetValue(text, out var stage) ? stage : null);
}
