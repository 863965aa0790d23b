namespace Heed.Conversations.Public;

/// <summary>What an act does.</summary>
public enum ActKind
{
    Reply,
    Note,
    Assign,
    AddLabel,
    RemoveLabel,
    Status,
    Priority,
    Field,
    Resolve,
    Reopen,
    MarkRead,
    MarkUnread,
    Snooze,
}
