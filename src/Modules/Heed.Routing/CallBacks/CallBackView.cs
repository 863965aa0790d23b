namespace Heed.Routing.CallBacks;

/// <summary>A customer who asked to be rung, as those who see the conversation see it.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="About">What it is about, in the customer's words.</param>
/// <param name="DueAt">When it is to be rung; null for in turn.</param>
/// <param name="SlotEnds">The end of the time the customer chose.</param>
/// <param name="Until">Until when the agent is to begin, or to say what became of it.</param>
/// <param name="Calls">What became of the calls so far.</param>
internal sealed record CallBackView(
    Guid Id, Guid ConversationId, Guid CustomerId, string CustomerName, Guid QueueId, string Phone, string About, CallBackState State, Guid? AgentId,
    DateTimeOffset RequestedAt, DateTimeOffset? DueAt, DateTimeOffset? SlotEnds, DateTimeOffset? Until, IReadOnlyList<CallAttempt> Calls, int MostAttempts, DateTimeOffset? EndedAt, long Version)
{
    public static CallBackView Of(CallBack one, string name) => new(
        one.Id, one.Conversation, one.Customer, name, one.Queue, one.Phone, one.About, one.State, one.Agent,
        one.RequestedAt, one.DueAt, one.SlotEnds, one.Until, one.Calls, one.MostAttempts, one.EndedAt, one.Version);
}
