using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>A conversation as other modules read it.</summary>
public sealed record ConversationRow(
    WorkspaceId Workspace, Guid Id, long Number, long Version, Guid Inbox, Guid Brand, string Channel, Guid Customer, StatusCategory Category, Handler Handler,
    Guid? Assignee, Guid? Team, DateTimeOffset CreatedAt, DateTimeOffset? WaitingSince, int MessageCount, int CustomerSeen, int CustomerDelivered, int AgentSeen, int? RatingScore, string? Language)
{
    /// <summary>The conversation it was merged into; null for one that stands for itself.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>How urgent it is.</summary>
    public Priority Priority { get; init; } = Priority.Normal;

    /// <summary>When the nearest promise of time is due; null when nothing is promised.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>It is put off until a time, or until the customer answers.</summary>
    public bool Snoozed { get; init; }

    /// <summary>It stands in no list where somebody works: spam, or merged into another one.</summary>
    public bool Silent { get; init; }
}
