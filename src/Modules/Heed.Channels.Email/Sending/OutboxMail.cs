namespace Heed.Channels.Email.Sending;

/// <summary>A mail that goes out: written in the unit of the message itself, sent by the owner of the shard, kept until it is gone or given up.</summary>
internal sealed class OutboxMail
{
    public WorkspaceId Workspace { get; set; }

    /// <summary>The message's id; of a mail that is no message one of its own.</summary>
    public Guid Id { get; set; }

    public Guid Inbox { get; set; }

    public Guid? Conversation { get; set; }

    public OutboxKind Kind { get; set; }

    public OutboxState State { get; set; }

    /// <summary>Attempts that reached the server.</summary>
    public int Attempts { get; set; }

    /// <summary>How often nobody knows whether the server took it; it goes again under the same Message-ID.</summary>
    public int Doubts { get; set; }

    public DateTimeOffset NextAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Message-ID without angle brackets; the same at every attempt.</summary>
    public string MessageId { get; set; } = "";

    /// <summary>JSON array of addresses that the server has not taken yet; null while it is all of them.</summary>
    public string? Pending { get; set; }

    /// <summary>What a mail that is no message consists of: JSON of <see cref="CopyFacts"/>.</summary>
    public string? Payload { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Code { get; set; }

    public string? Text { get; set; }
}

/// <summary>Kinds of outgoing mail. The numbers are stored.</summary>
internal enum OutboxKind
{
    /// <summary>A message of a thread, written by a person.</summary>
    Message = 0,

    /// <summary>A message of a thread that Heed wrote by itself.</summary>
    Automatic = 1,

    /// <summary>Answers of a chat that their customer has not seen there.</summary>
    Continuation = 2,

    /// <summary>A copy of a conversation, as asked for.</summary>
    Transcript = 3,
}

/// <summary>Where an outgoing mail stands. The numbers are stored.</summary>
internal enum OutboxState
{
    Waiting = 0,

    /// <summary>An attempt is under way, or was when the server stopped.</summary>
    Sending = 1,

    Sent = 2,

    /// <summary>Given up; the message says why.</summary>
    Failed = 3,
}
