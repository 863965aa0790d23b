using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>A conversation as it stands inside a unit, for modules that follow it.</summary>
/// <param name="Silent">It stands in no list where somebody works: spam, or merged into another one.</param>
/// <param name="Answered">Whether a person has answered the customer.</param>
/// <param name="ByCustomer">Whether the customer began it.</param>
public sealed record ConversationState(
    WorkspaceId Workspace, Guid Id, Guid Inbox, Guid Brand, string Channel, Guid Customer, Guid Status, StatusCategory Category, Priority Priority, Handler Handler,
    Guid? Assignee, Guid? Team, IReadOnlyList<Guid> Labels, DateTimeOffset CreatedAt, DateTimeOffset? WaitingSince, DateTimeOffset? ResolvedAt, bool Snoozed, bool Silent, bool Answered, bool ByCustomer);
