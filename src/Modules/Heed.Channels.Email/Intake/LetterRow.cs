namespace Heed.Channels.Email.Intake;

/// <summary>The Message-ID of a message that came in or went out: by it answers find their thread. Messages know their conversation themselves, so a thread that is split or merged keeps its answers.</summary>
internal sealed class LetterRow
{
    public WorkspaceId Workspace { get; set; }

    /// <summary>Follows from the Message-ID; not unique, because senders repeat theirs.</summary>
    public Guid Hash { get; set; }

    public Guid Message { get; set; }

    public Guid Inbox { get; set; }

    /// <summary>Without angle brackets.</summary>
    public string MessageId { get; set; } = "";

    /// <summary>True for what we sent.</summary>
    public bool Ours { get; set; }

    /// <summary>Who wrote it, in lower case; empty for ours.</summary>
    public string Sender { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public static Guid HashOf(string messageId) => Ids.FromParts("message-id", messageId.Trim().Trim('<', '>'));
}
