using Heed.Orders.Public;

namespace Heed.Bot.Actions;

/// <summary>Words for what orders are, in the visitor's language.</summary>
internal static class OrderWords
{
    public static string In(string language, string chinese, string english) => language == "zh-CN" ? chinese : english;

    public static string Stage(OrderStage stage, string language) => stage switch
    {
        OrderStage.Placed => In(language, "待付款", "waiting for payment"),
        OrderStage.Paid => In(language, "已付款，待发货", "paid, not sent yet"),
        OrderStage.Packed => In(language, "已打包，待揽收", "packed, waiting for the carrier"),
        OrderStage.Shipped => In(language, "配送中", "on its way"),
        OrderStage.Delivered => In(language, "已送达", "delivered"),
        OrderStage.Completed => In(language, "已完成", "completed"),
        OrderStage.Cancelled => In(language, "已取消", "cancelled"),
        OrderStage.Returning => In(language, "退换货处理中", "being returned"),
        _ => In(language, "已退款", "refunded"),
    };
}
