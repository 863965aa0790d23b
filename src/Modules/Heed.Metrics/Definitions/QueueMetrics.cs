using Heed.Metrics.Folding;
using Heed.Metrics.Public;

namespace Heed.Metrics.Definitions;

/// <summary>How queues do, and how busy people are.</summary>
internal static class QueueMetrics
{
    public static IReadOnlyList<Formula> All { get; } =
    [
        new(Of("wait", MetricUnit.Duration, MetricGood.Less, business: true, spread: true,
            new("等待时间", "客户在队列里等了多久。", "进入队列。", "有坐席接起，或客户离开（关闭窗口的那一刻，而不是发现的时候）；换到另一个队列时继续计，算在最后的队列；退回队列后重新计一次。", "因解决、转机器人、稍后处理或预约回电而离开队列的；客户离开后像信件一样再分配的；垃圾和合并。"),
            new("Waiting time", "How long customers wait in the queue.", "It comes into the queue.", "A person has it, or the customer has gone (when the window was closed, not when that was noticed). From one queue to another the wait goes on, and counts for the last one; put back into the queue, it counts anew.", "What leaves the queue because it is resolved, given to the bot, put off or to be rung later; what is handed out like a letter once the customer has gone; spam and merges.")), FactKind.Wait),
        new(Of("serviceLevel", MetricUnit.Share, MetricGood.More, business: false, spread: false,
            new("服务水平", "多少等待在目标时间内有人接起。", "在队列目标时间内（未指定队列时 60 秒）由坐席接起的等待，按时钟计。", "所有以接起或放弃结束的等待：放弃的算未达标。", "同等待时间。按进入队列时的目标判断；目标改变后，以前的等待不重算。"),
            new("Service level", "How many waits a person ends within the target.", "Waits that a person ended within the queue's target (60 seconds where no queue is named), by the clock.", "All waits that ended with a person or were abandoned: who left was not served in time.", "As for the waiting time. The target is the one when it came into the queue; when it is changed, earlier waits stay as they were judged.")), FactKind.Wait, Marks.InTarget),
        new(Of("serviceLevelAnswered", MetricUnit.Share, MetricGood.More, business: false, spread: false,
            new("接起的服务水平", "有人接起的等待中，多少在目标时间内。", "在队列目标时间内由坐席接起的等待，同服务水平。", "所有由坐席接起的等待。", "放弃的等待；其余同服务水平。"),
            new("Service level of the answered", "How many of the waits that a person ended were within the target.", "Waits that a person ended within the queue's target, as for the service level.", "All waits that a person ended.", "Abandoned waits; otherwise as for the service level.")), FactKind.Wait, Marks.InTarget, Without: Marks.Abandoned),
        new(Of("abandonment", MetricUnit.Share, MetricGood.Less, business: false, spread: false,
            new("放弃率", "多少等待中的客户在有人接起前离开。", "以客户离开结束的等待：最后一个窗口关闭或断线后，过了队列规定的时长还没有回来。", "所有以接起或放弃结束的等待。", "同等待时间；规定时长内回来的客户；窗口开着而沉默的客户仍在等待；邮件等不需要在线等待的渠道不会放弃。再回来的客户重新计等待，已计的放弃不变。"),
            new("Abandonment", "How many waiting customers leave before a person comes.", "Waits that ended because the customer had gone: the last window was closed or cut off, and they were not back after as long as the queue says.", "All waits that ended with a person or were abandoned.", "As for the waiting time; who is back before; who is silent with the window open still waits; who writes a letter does not abandon. Who comes back later waits anew, and has abandoned all the same.")), FactKind.Wait, Marks.Abandoned),
        new(Of("occupancy", MetricUnit.Share, MetricGood.Neither, business: false, spread: false,
            new("占用率", "坐席在岗时间里有多少在处理会话。", "在岗当天结束的处理时长之和；每位坐席每天最多计到在岗时间，同时处理几个会话也不会超过 100%。", "在线和忙碌的时间之和，今天计到此刻。", "小休、离开和下线的时间；没有在岗记录的日子。只给能看全部品牌报表的人，只按坐席和日期统计：按品牌、团队、渠道或队列没有这个数字。"),
            new("Occupancy", "How much of the time that people are there they work on conversations.", "Handle time that ended on days the person was there, of each person and day at most as long as they were there: several conversations at once make nobody busier than 100 %.", "All time online or busy, today until now.", "Time on a break, away or offline; days of which no presence is known. Told to whoever may report on all brands, by agent and day only: no brand, team, channel or queue has a part of a person's time.")), FactKind.Handle, Per: FactKind.Staffed),
    ];

    private static MetricDefinition Of(string key, MetricUnit unit, MetricGood good, bool business, bool spread, MetricText chinese, MetricText english) =>
        new(key, key == "occupancy" ? MetricGroup.Work : MetricGroup.Queue, unit, good, business, spread, chinese, english);
}
