namespace Heed.Conversations.Public;

/// <summary>Names of this module's events; part of the API.</summary>
public static class ConversationEvents
{
    /// <summary>A conversation began.</summary>
    public const string Created = "conversation.created";

    /// <summary>A message, note or activity line was added.</summary>
    public const string MessageAdded = "message.added";

    /// <summary>What became of a message outside. Facts: conversation, state.</summary>
    public const string MessageState = "message.state";

    /// <summary>A conversation's state changed: last message, status, labels, seen.</summary>
    public const string Changed = "conversation.changed";

    /// <summary>Assignee, team or handler changed. Facts: from, to (access facts), code.</summary>
    public const string Assigned = "conversation.assigned";

    /// <summary>It was resolved. Facts: seconds since it was created.</summary>
    public const string Resolved = "conversation.resolved";

    /// <summary>It was merged into another one. Facts: into.</summary>
    public const string Merged = "conversation.merged";

    /// <summary>A merge was undone: it stands for itself again. Facts: was.</summary>
    public const string Separated = "conversation.separated";

    /// <summary>It is back after it was put off or filed away. Facts: handler.</summary>
    public const string Woken = "conversation.woken";

    /// <summary>It was opened again.</summary>
    public const string Reopened = "conversation.reopened";
}
