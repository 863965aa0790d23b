using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>An inbox: one configured channel. Read only.</summary>
/// <param name="Greeting">Sent at the start of a conversation; null when switched off.</param>
/// <param name="Away">Sent when a message comes out of hours; null when switched off.</param>
public sealed record InboxRow(
    WorkspaceId Workspace, Guid Id, Guid Brand, string Channel, string Name, Guid? Team, Guid? Calendar, bool AutoAssign, LocalText? Greeting, LocalText? Away, bool Archived);
