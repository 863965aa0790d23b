namespace Heed.Channels.Email.Intake;

/// <summary>A mail as it came in: its raw bytes are a blob, this row says what became of it. Nothing that arrives is ever without a row.</summary>
internal sealed class StoredMail
{
    /// <summary>Owner kind of the raw bytes among the blobs.</summary>
    public const string OwnerKind = "email.mail";

    public WorkspaceId Workspace { get; set; }

    /// <summary>Follows from inbox and content, so that the same bytes are one mail.</summary>
    public Guid Id { get; set; }

    public Guid Inbox { get; set; }

    public string Sha256 { get; set; } = "";

    public long Size { get; set; }

    public MailState State { get; set; }

    /// <summary>Why it is in quarantine or left aside: one of <see cref="QuarantineReason"/>.</summary>
    public string? Reason { get; set; }

    /// <summary>Technical detail for those who manage inboxes.</summary>
    public string? Detail { get; set; }

    /// <summary>Address in From, in lower case; empty while it is not read.</summary>
    public string Sender { get; set; } = "";

    public string SenderName { get; set; } = "";

    public string Subject { get; set; } = "";

    /// <summary>What makes two mails the same although their way was another.</summary>
    public Guid? Fingerprint { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>How often reading it was begun: one that takes the process down with it is not begun for ever.</summary>
    public int Attempts { get; set; }

    /// <summary>The message it became.</summary>
    public Guid? Message { get; set; }
}

/// <summary>What became of a mail. The numbers are stored.</summary>
internal enum MailState
{
    /// <summary>Kept, not yet read.</summary>
    Arrived = 0,

    /// <summary>A message in a thread, or the state of one.</summary>
    Taken = 1,

    /// <summary>Waits for somebody to look at it.</summary>
    Quarantined = 2,

    /// <summary>Left aside for a good reason: a double, our own mail.</summary>
    Aside = 3,
}
