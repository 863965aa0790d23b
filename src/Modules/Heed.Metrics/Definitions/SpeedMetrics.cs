using Heed.Metrics.Folding;
using Heed.Metrics.Public;

namespace Heed.Metrics.Definitions;

/// <summary>How long it took.</summary>
internal static class SpeedMetrics
{
    public static IReadOnlyList<Formula> All { get; } =
    [
        Time("firstResponse", FactKind.FirstResponse, true,
            new("首次响应时间", "客户要等多久才有人第一次回复。", "客户的第一条消息；如果先由机器人接待，则从轮到人工时起算（转入队列或交给坐席）。", "坐席发给客户的第一条消息；计在这一刻、这位坐席名下。",
                "机器人的回答、问候语和自动文字不算回复；没有人回复就解决或合并的会话；机器人还在接待时坐席插话的回复；由坐席发起的会话在客户开口之前；邮件程序的自动回信；垃圾会话。"),
            new("First response time", "How long a customer waits for the first answer of a person.", "The customer's first message; where the bot had it first, the moment it becomes a person's turn (queue or agent).",
                "The first message of a person to the customer; counted at that moment, for that person.", "The bot's answers, greetings and automatic words answer nobody; conversations resolved or merged unanswered; what a person says while the bot still has it; conversations begun by an agent, until the customer speaks; what mail programs answer by themselves; spam.")),
        Time("nextResponse", FactKind.NextResponse, true,
            new("后续响应时间", "首次回复之后，客户每次等多久得到回复。", "坐席回复之后，客户的下一条消息；连发几条从第一条算起。", "坐席的下一条消息。", "首次响应；没有回复就解决的会话（例如“谢谢”）；机器人接待期间；邮件程序的自动回信；垃圾会话。稍后处理期间时钟不停。"),
            new("Next response time", "How long a customer waits for each further answer.", "The customer's next message after a person's answer; several in a row count from the first.", "The next message of a person.",
                "The first response; what was resolved unanswered (a thank-you); while the bot has it; what mail programs answer by themselves; spam. Putting it off does not stop the clock.")),
        Time("handleTime", FactKind.Handle, false,
            new("处理时长", "一位坐席在一个会话上花的时间（AHT）。", "坐席得到会话时，或会话从稍后处理中回来、重新打开时。", "转给他人、退回队列、稍后处理、解决或合并时；每一段计一次，算在这位坐席名下。", "超过 10 分钟的沉默只算 10 分钟：等客户隔天回邮件不算工作；机器人的时间；解决之后的时间；垃圾会话。"),
            new("Handle time", "How long a person works on a conversation (AHT).", "When the person gets it, or it comes back to them: no longer put off, or opened again.", "When it is given away, put back, put off, resolved or merged; each such spell counts once, for that person.",
                "Of a silence longer than 10 minutes only 10 minutes count: waiting a day for a letter is no work; the bot's time; what comes after the resolution; spam.")),
        Time("resolutionTime", FactKind.Resolution, true,
            new("解决时长", "从开始到最后一次解决用了多久。", "会话开始，机器人接待的时间和等客户的时间都计入。", "最后一次解决；重新打开后撤销，再次解决时重算，只计最后一次。", "未解决的会话；垃圾和被合并的会话。"),
            new("Resolution time", "How long from the beginning to the last resolution.", "The conversation begins; the bot's time and the time the customer takes are part of it.", "It is resolved for the last time; opened again it is taken back, and measured anew at the next resolution.", "What is not resolved; spam and merged conversations.")),
        Time("botTime", FactKind.BotTime, false,
            new("机器人接待时长", "会话在机器人手里停留多久。", "机器人接手。", "转人工或解决；每一段计一次。", "接待中被合并或标为垃圾的。人工的响应、等待和处理从不包含机器人的时间。"),
            new("Time with the bot", "How long conversations stay with the bot.", "The bot gets it.", "It goes to people, or is resolved; each stay counts once.", "What was merged or declared spam meanwhile. People's responses, waits and work never hold any of the bot's time.")),
    ];

    private static Formula Time(string key, FactKind kind, bool business, MetricText chinese, MetricText english) =>
        new(new MetricDefinition(key, MetricGroup.Speed, MetricUnit.Duration, key == "botTime" ? MetricGood.Neither : MetricGood.Less, business, Spread: true, chinese, english), kind);
}
