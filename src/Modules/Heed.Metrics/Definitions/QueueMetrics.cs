using Heed.Metrics.Folding;
using Heed.Metrics.Public;

namespace Heed.Metrics.Definitions;

/// <summary>How queues do, and how busy people are.</summary>
internal static class QueueMetrics
{
    public static IReadOnlyList<Formula> All { get; } =
    [
        new(Of("wait", MetricUnit.Duration, MetricGood.Less, business: true, spread: true,
            new("等待时间", "客户在队列里等了多久。", "进入队列。", "有坐席接起，或客户离开；退回队列后重新计一次。", "因解决、转机器人或稍后处理而离开队列的；垃圾和合并。"),
            new("Waiting time", "How long customers wait in the queue.", "It comes into the queue.", "A person has it, or the customer has gone; put back into the queue, it counts anew.", "What leaves the queue because it is resolved, given to the bot or put off; spam and merges.")), FactKind.Wait),
        new(Of("serviceLevel", MetricUnit.Share, MetricGood.More, business: false, spread: false,
            new("服务水平", "多少等待在目标时间内有人接起。", "在队列目标时间内（未指定队列时 60 秒）由坐席接起的等待。", "所有以接起或放弃结束的等待。", "同等待时间。目标改变后，以前的等待不重算。"),
            new("Service level", "How many waits a person ends within the target.", "Waits that a person ended within the queue's target (60 seconds where no queue is named).", "All waits that ended with a person or were abandoned.", "As for the waiting time. When a target is changed, earlier waits stay as they were judged.")), FactKind.Wait, Marks.InTarget),
        new(Of("abandonment", MetricUnit.Share, MetricGood.Less, business: false, spread: false,
            new("放弃率", "多少等待中的客户在有人接起前离开。", "以客户离开结束的等待（离开时长由队列规定）。", "所有以接起或放弃结束的等待。", "同等待时间；邮件等不需要在线等待的渠道不会放弃。"),
            new("Abandonment", "How many waiting customers leave before a person comes.", "Waits that ended because the customer had gone (the queue says after how long).", "All waits that ended with a person or were abandoned.", "As for the waiting time; who writes a letter does not abandon.")), FactKind.Wait, Marks.Abandoned),
        new(Of("occupancy", MetricUnit.Share, MetricGood.Neither, business: false, spread: false,
            new("占用率", "坐席在岗时间里有多少在处理会话。", "在岗当天结束的处理时长之和；每位坐席每天最多计到在岗时间，同时处理几个会话也不会超过 100%。", "在线和忙碌的时间之和。", "小休、离开和下线的时间；没有在岗记录的日子。只按坐席和日期统计：按品牌、团队、渠道或队列没有这个数字。"),
            new("Occupancy", "How much of the time that people are there they work on conversations.", "Handle time that ended on days the person was there, of each person and day at most as long as they were there: several conversations at once make nobody busier than 100 %.", "All time online or busy.", "Time on a break, away or offline; days of which no presence is known. Told by agent and day only: no brand, team, channel or queue has a part of a person's time.")), FactKind.Handle, Per: FactKind.Staffed),
    ];

    private static MetricDefinition Of(string key, MetricUnit unit, MetricGood good, bool business, bool spread, MetricText chinese, MetricText english) =>
        new(key, key == "occupancy" ? MetricGroup.Work : MetricGroup.Queue, unit, good, business, spread, chinese, english);
}
