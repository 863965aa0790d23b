namespace Heed.Channels.Email.Continuity;

/// <summary>Which mailbox carries answers of a web inbox to customers who have left the site.</summary>
internal sealed class Continuation
{
    public WorkspaceId Workspace { get; set; }

    /// <summary>The web inbox.</summary>
    public Guid Inbox { get; set; }

    public long Version { get; set; } = 1;

    public bool Enabled { get; set; }

    /// <summary>Inbox of the mailbox.</summary>
    public Guid? Mailbox { get; set; }

    /// <summary>How long an answer stays unread before it is mailed.</summary>
    public int Minutes { get; set; } = 10;
}

/// <summary>How far a chat was mailed to its customer.</summary>
internal sealed class Continued
{
    public WorkspaceId Workspace { get; set; }

    public Guid Conversation { get; set; }

    public int Position { get; set; }
}
