using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.CallBacks;

/// <summary>Reads call-backs inside units.</summary>
internal static class CallBackRows
{
    public static CallBack? Find(Unit unit, Guid id) => unit.Db.Set<CallBack>().FirstOrDefault(c => c.Workspace == unit.Workspace && c.Id == id);

    /// <summary>The open one of a conversation.</summary>
    public static CallBack? Open(Unit unit, Guid conversation) =>
        unit.Db.Set<CallBack>().FirstOrDefault(c => c.Workspace == unit.Workspace && c.Conversation == conversation && c.State <= CallBackState.Calling);

    /// <summary>Whether the customer has an open one, in whatever conversation.</summary>
    public static bool HasOpen(Unit unit, Guid customer) =>
        unit.Number($"select count(*) from routing_callbacks where workspace = {unit.Workspace} and customer = {customer} and state <= {CallBackState.Calling}") > 0;

    /// <summary>How many places of each time are taken in a queue.</summary>
    public static Dictionary<DateTimeOffset, int> Taken(Unit unit, Guid queue) => unit.Query(Counts(unit.Workspace, queue), Count).ToDictionary(t => t.At, t => t.Count);

    /// <inheritdoc cref="Taken"/>
    public static async Task<Dictionary<DateTimeOffset, int>> TakenAsync(ReadSession session, WorkspaceId workspace, Guid queue, CancellationToken cancellationToken) =>
        (await session.QueryAsync(Counts(workspace, queue), Count, cancellationToken)).ToDictionary(t => t.At, t => t.Count);

    /// <summary>The queue of a conversation, if it has waited in one.</summary>
    public static SqlText QueueOf(WorkspaceId workspace, Guid conversation) =>
        $"select queue from routing_work where workspace = {workspace} and conversation = {conversation} order by case when id = conversation then 0 else 1 end limit 1";

    private static SqlText Counts(WorkspaceId workspace, Guid queue) => $"""
        select due_at, count(*) from routing_callbacks
        where workspace = {workspace} and queue = {queue} and slot_ends is not null and attempts = {"[]"} and state <= {CallBackState.Calling} group by due_at
        """;

    private static (DateTimeOffset At, int Count) Count(Row r) => (r.Time(0), (int)r.Long(1));
}
