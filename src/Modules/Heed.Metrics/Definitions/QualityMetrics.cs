using Heed.Metrics.Folding;
using Heed.Metrics.Public;

namespace Heed.Metrics.Definitions;

/// <summary>How good it was.</summary>
internal static class QualityMetrics
{
    public static IReadOnlyList<Formula> All { get; } =
    [
        Share("firstContact", FactKind.Resolved, Marks.FirstContact, MetricGood.More,
            new("一次解决率", "多少次解决之后客户没有再来（FCR）。", "会话的第一次解决，此后 7 天内没有重新打开，同一客户也没有向同一品牌发起新会话。", "所有解决。", "垃圾和被合并的会话；由坐席发起的新会话不算客户再来。7 天之内的数字是暂时的：客户再来会更正当天的数字。"),
            new("First-contact resolution", "How many resolutions after which the customer did not come back (FCR).", "First resolutions of a conversation that was not opened again within 7 days, and whose customer began no other with the same brand within 7 days.", "All resolutions.",
                "Spam and merged conversations; a conversation that an agent began is no customer who came back. For 7 days the figure is provisional: a customer who comes back corrects the day of the resolution.")),
        Share("reopened", FactKind.Resolved, Marks.Reopened, MetricGood.Less,
            new("重新打开率", "多少次解决后来又被打开。", "之后重新打开的解决，不论由谁、隔多久，计在解决那天。", "所有解决。", "垃圾和被合并的会话。"),
            new("Reopened", "How many resolutions were opened again.", "Resolutions followed by a reopening, by whomever and however late, counted on the day of the resolution.", "All resolutions.", "Spam and merged conversations.")),
        Share("transferred", FactKind.Resolved, Marks.Transferred, MetricGood.Less,
            new("转接率", "多少会话在解决前换过坐席或团队。", "会话至今从一位坐席转到另一位，或从坐席手里转到另一个团队。", "所有解决。", "从队列分配，包括退回队列之后；机器人转人工；垃圾和被合并的会话。"),
            new("Transferred", "How many resolutions had changed hands.", "Resolutions of what had ever gone from one person straight to another, or out of a person's hands to another team.", "All resolutions.", "The way from the queue, also of what was put back into it; the way from the bot; spam and merged conversations.")),
        Share("escalated", FactKind.Resolved, Marks.Escalated, MetricGood.Less,
            new("升级率", "多少会话在解决前因时限升级过。", "会话至今触发过时限策略的步骤，包括只提醒坐席本人的步骤。", "所有解决。", "列表和会话里的颜色不是步骤；垃圾和被合并的会话。"),
            new("Escalated", "How many resolutions needed a step because of a promise of time.", "Resolutions of what had ever set off a step of a deadline policy, also one that reminds the assignee alone.", "All resolutions.", "The colours of lists and threads are no steps; spam and merged conversations.")),
        Share("botSolved", FactKind.Resolved, Marks.ByBot, MetricGood.More,
            new("机器人解决率", "多少解决没有人工参与。", "机器人接待过、没有坐席接手或回复就解决的，不论由谁关闭。", "所有解决。", "没有机器人接待就关闭的会话；垃圾和被合并的会话。"),
            new("Solved by the bot", "How many resolutions needed no person.", "Resolutions of what the bot had and no person had or answered, whoever closed it.", "All resolutions.", "What was closed without the bot having had it; spam and merged conversations.")),
        Share("csat", FactKind.Satisfaction, Marks.Satisfied, MetricGood.More,
            new("满意度", "多少评价是 4 或 5 分（CSAT）。", "4 分和 5 分的评价。", "所有评价；每次解决可评价一次，一天内可以修改，以最后的为准。", "没有评价的会话；垃圾会话。按客户分组可分别看新客户和老客户。"),
            new("Satisfaction", "How many ratings are 4 or 5 (CSAT).", "Ratings of 4 and 5.", "All ratings; each resolution may be rated once, and changed for a day: the last word counts.", "What was not rated; spam. Broken down by customers it shows new and returning ones apart.")),
        new(new MetricDefinition("csi", MetricGroup.Quality, MetricUnit.Index, MetricGood.More, BusinessHours: false, Spread: false,
            new("满意度指数", "平均评价，换算为 0 到 100（CSI）。", "每个评价：1 分为 0，5 分为 100，计在评价那天、当时的坐席名下。", "评价数。", "没有评价的会话；垃圾会话。按客户分组可分别看新客户和老客户。"),
            new("Satisfaction index", "The mean rating, from 0 to 100 (CSI).", "Each rating: 1 is 0, 5 is 100; counted on its day, for who had the conversation.", "The number of ratings.", "What was not rated; spam. Broken down by customers it shows new and returning ones apart.")), FactKind.Satisfaction),
        new(new MetricDefinition("transfers", MetricGroup.Work, MetricUnit.Count, MetricGood.Neither, BusinessHours: false, Spread: false,
            new("转接次数", "会话换手多少次。", "每次从一位坐席直接转到另一位，或从坐席手里转到另一个团队，计在转出的坐席名下。", "—", "从队列分配，包括退回队列之后；机器人转人工；垃圾会话。"),
            new("Transfers", "How often conversations changed hands.", "Each time one goes from a person straight to another, or out of a person's hands to another team, for the person who had it.", "–", "The way from the queue, also of what was put back into it; the way from the bot; spam.")), FactKind.Transfer),
        new(new MetricDefinition("escalations", MetricGroup.Work, MetricUnit.Count, MetricGood.Less, BusinessHours: false, Spread: false,
            new("升级次数", "时限策略采取了多少次升级步骤。", "每个步骤，计在那时负责的坐席名下；包括只提醒坐席本人的步骤。", "—", "垃圾会话。"),
            new("Escalations", "How often a step of a deadline policy was taken.", "Each step, for whoever has the conversation then; also one that reminds the assignee alone.", "–", "Spam.")), FactKind.Escalation),
    ];

    private static Formula Share(string key, FactKind kind, Marks hits, MetricGood good, MetricText chinese, MetricText english) =>
        new(new MetricDefinition(key, MetricGroup.Quality, MetricUnit.Share, good, BusinessHours: false, Spread: false, chinese, english), kind, hits);
}
