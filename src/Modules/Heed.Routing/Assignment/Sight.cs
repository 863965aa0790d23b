namespace Heed.Routing.Assignment;

/// <summary>A conversation as the store has it, beside the place that is kept for it.</summary>
/// <param name="Thread">The conversation; null when it is gone.</param>
/// <param name="Routed">Whether its inbox hands over by itself.</param>
/// <param name="Parked">The customer is to be rung at a later time and waits for nobody until then.</param>
/// <param name="CallBack">The customer is to be rung.</param>
/// <param name="Place">Its row; null before it first waits or is held.</param>
internal sealed record Sight(Guid Id, ConversationRow? Thread, bool Routed, QueuedWork? Place, bool Parked = false, bool CallBack = false)
{
    /// <summary>What should be: it is somebody's, it waits, or it concerns nobody here.</summary>
    public Standing Should => Thread switch
    {
        null or { Silent: true } or { Snoozed: true } or { Category: StatusCategory.Resolved } => Standing.Done,
        { Assignee: not null } => Standing.Held,
        { Handler: Handler.Queue } when Routed && !Parked => Standing.Waiting,
        _ => Standing.Done,
    };
}
