using Heed.Metrics.Folding;
using Heed.Metrics.Public;

namespace Heed.Metrics.Definitions;

/// <summary>How much there was.</summary>
internal static class VolumeMetrics
{
    public static IReadOnlyList<Formula> All { get; } =
    [
        Count("created", FactKind.Created,
            new("新会话", "开始了多少个会话。", "每个会话开始时计一次，无论由客户还是坐席发起；算在它第一次进入的队列和那时的团队名下。", "—", "垃圾会话；被合并到其他会话的会话（撤销合并后恢复计数）。"),
            new("New conversations", "How many conversations began.", "Each conversation once, on the day it begins, whoever began it; for the queue it first comes into and the team it has by then.", "–", "Spam; conversations merged into another one (counted again when the merge is undone).")),
        Count("resolved", FactKind.Resolved,
            new("已解决", "解决了多少次。", "会话每次被解决计一次；重新打开后再次解决，再计一次。", "—", "垃圾会话；被合并的会话。"),
            new("Resolutions", "How often conversations were resolved.", "Each time one is resolved; opened again and resolved again counts again.", "–", "Spam; merged conversations.")),
        Count("messagesIn", FactKind.MessagesIn,
            new("客户消息", "客户发来多少条消息。", "客户的每条消息，包括自动回信。", "—", "暂扣未放行的消息（放行时计）；垃圾会话。"),
            new("Customers' messages", "How many messages customers sent.", "Every message of a customer, also what their mail program answers by itself.", "–", "Messages that are held back, until they are let through; spam.")),
        Count("messagesOut", FactKind.MessagesOut,
            new("坐席消息", "坐席回复客户多少条消息。", "坐席发给客户的每条消息，包括以坐席身份通过接口发送的。", "—", "内部备注；问候语、非工作时间提示等自动文字；机器人消息；垃圾会话。"),
            new("Agents' messages", "How many messages people sent to customers.", "Every message of a person to the customer, also one sent through the API as the team's.", "–", "Internal notes; greetings, out-of-hours texts and other automatic words; the bot's messages; spam.")),
        Count("messagesBot", FactKind.MessagesBot,
            new("机器人消息", "机器人发给客户多少条消息。", "机器人的每条回答。", "—", "问候语、非工作时间提示、承诺时间等自动文字；垃圾会话。"),
            new("Bot's messages", "How many messages the bot sent to customers.", "Every answer of the bot.", "–", "Greetings, out-of-hours texts, promised times and other automatic words; spam.")),
    ];

    private static Formula Count(string key, FactKind kind, MetricText chinese, MetricText english) =>
        new(new MetricDefinition(key, MetricGroup.Volume, MetricUnit.Count, MetricGood.Neither, BusinessHours: false, Spread: false, chinese, english), kind);
}
