namespace Heed.Conversations.Public;

/// <summary>What a message has besides its words in channels that carry mail. All fields may be absent.</summary>
public sealed record Letter
{
    /// <summary>The subject of this message.</summary>
    public string? Subject { get; init; }

    /// <summary>Who it says it is from.</summary>
    public Correspondent? From { get; init; }

    /// <summary>Whom it is addressed to.</summary>
    public IReadOnlyList<Correspondent> To { get; init; } = [];

    /// <summary>Who gets a copy.</summary>
    public IReadOnlyList<Correspondent> Cc { get; init; } = [];

    /// <summary>Who gets a copy unseen by the others; outgoing messages only.</summary>
    public IReadOnlyList<Correspondent> Bcc { get; init; } = [];

    /// <summary>HTML body, already sanitised; null for plain text.</summary>
    public string? Html { get; init; }

    /// <summary>The part of an incoming message that only repeats earlier ones, hidden until asked for.</summary>
    public string? Quote { get; init; }

    /// <summary>The message as it came in, under the id that its channel keeps it by.</summary>
    public Guid? Original { get; init; }

    /// <summary>How sure the sender is.</summary>
    public SenderTrust Trust { get; init; }

    /// <summary>Set when a machine wrote it: <c>autoReply</c>, <c>bounce</c> …</summary>
    public string? Automatic { get; init; }

    /// <summary>Set while an agent has to let the message in: why it is held.</summary>
    public string? Held { get; init; }
}
