using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>A conversation as other modules read it.</summary>
public sealed record ConversationRow(
    WorkspaceId Workspace, Guid Id, long Number, long Version, Guid Inbox, Guid Brand, string Channel, Guid Customer, StatusCategory Category, Handler Handler,
    Guid? Assignee, Guid? Team, DateTimeOffset CreatedAt, DateTimeOffset? WaitingSince, int MessageCount, int CustomerSeen, int CustomerDelivered, int AgentSeen, int? RatingScore, string? Language)
{
    /// <summary>The conversation it was merged into; null for one that stands for itself.</summary>
    public Guid? MergedInto { get; init; }
}
