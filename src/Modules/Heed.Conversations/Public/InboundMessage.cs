namespace Heed.Conversations.Public;

/// <summary>What a channel takes in from a customer.</summary>
/// <param name="MessageId">The channel's stable id of the message (<c>Ids.FromParts(inbox, channel id)</c>, or the client's own UUID): sent again, it collapses.</param>
/// <param name="Customer">The customer, already known to the channel.</param>
/// <param name="Files">Uploads of the same customer.</param>
/// <param name="Language">Language of the customer's client.</param>
public sealed record InboundMessage(Guid Inbox, Guid MessageId, Guid Customer, string Text, IReadOnlyList<Guid> Files, string? Language)
{
    /// <summary>The button whose press this message is; its text is the button's label.</summary>
    public string? Choice { get; init; }

    /// <summary>How the conversation is chosen.</summary>
    public InboundThread Thread { get; init; }

    /// <summary>The conversation, when <see cref="Thread"/> is <see cref="InboundThread.Named"/>; the sender may be another of its people than its customer.</summary>
    public Guid? Conversation { get; init; }

    /// <summary>Subject of a conversation that begins with this message.</summary>
    public string? Subject { get; init; }

    /// <summary>The id of the conversation, if one begins with this message; for channels that keep something about it in the same unit.</summary>
    public Guid? BeginAs { get; init; }

    /// <summary>What it has besides its words.</summary>
    public Letter? Letter { get; init; }

    /// <summary>True when nothing may be answered by itself: no greeting, no out-of-hours text.</summary>
    public bool Silent { get; init; }

    /// <summary>True when it does not start or prolong a wait: machines' mail.</summary>
    public bool NoReplyWanted { get; init; }

    /// <summary>True when an agent must let it in first: it stands in the thread as a note, which no customer and no outgoing quote ever shows.</summary>
    public bool Held { get; init; }

    /// <summary>True for what our mail server calls spam: a conversation that begins with it waits for nobody and is listed apart.</summary>
    public bool Spam { get; init; }
}
