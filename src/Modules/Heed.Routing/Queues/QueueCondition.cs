using Heed.Routing.Assignment;

namespace Heed.Routing.Queues;

/// <summary><c>queue</c>: waits in one of these queues, or is being offered from it.</summary>
internal sealed class QueueCondition : IConversationCondition
{
    public string Field => "queue";

    public SqlText? Compile(string op, IConditionValue value)
    {
        if (op is not ("in" or "notIn")) return null;
        var (ids, _) = value.Ids();
        SqlText waits = ids.Count == 0
            ? (SqlText)$"1 = 0"
            : $"exists (select 1 from routing_work w where w.workspace = c.workspace and w.conversation = c.id and w.standing in ({Standing.Waiting}, {Standing.Offered}) and w.queue in {ids})";
        return op == "in" ? waits : $"not ({waits})";
    }
}
