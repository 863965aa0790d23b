namespace Heed.Bot.Actions;

/// <summary>For whom an errand runs.</summary>
/// <param name="Customer">The customer; null in a rehearsal without one.</param>
/// <param name="Key">The same when the same message is answered again: makes asking twice once.</param>
/// <param name="Rehearsal">True when nothing may be changed.</param>
internal sealed record FlowActionContext(WorkspaceId Workspace, InboxRow? Inbox, Guid? Conversation, Guid? Customer, string Language, string Key, bool Rehearsal);
