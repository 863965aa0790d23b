namespace Heed.Conversations.Public;

/// <summary>
/// State of a message on its way to the customer. In channels without receipts of their own, delivered and read follow
/// from the conversation's positions. The numbers are stored.
/// </summary>
public enum DeliveryState
{
    /// <summary>Out of our hands, or there for the customer to read.</summary>
    Sent = 0,

    /// <summary>In the channel's outbox.</summary>
    Sending = 1,

    /// <summary>It did not reach the customer; the message says why.</summary>
    Failed = 2,

    /// <summary>The other side confirmed that it arrived.</summary>
    Delivered = 3,

    /// <summary>The other side confirmed that it was read.</summary>
    Read = 4,

    /// <summary>Held back for a moment, so that its author can take it back.</summary>
    Held = 5,

    /// <summary>Waits for the time its author chose.</summary>
    Scheduled = 6,
}
