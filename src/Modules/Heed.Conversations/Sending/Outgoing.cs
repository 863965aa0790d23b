using Heed.Conversations.Public;
using Heed.Kernel;

namespace Heed.Conversations.Sending;

/// <summary>
/// A reply that is written but not sent: held for a moment so that it can be taken back, or scheduled. It is no message
/// yet and stands in no thread, so that nothing that reads threads can show it to the customer by mistake.
/// </summary>
internal sealed class Outgoing
{
    public WorkspaceId Workspace { get; set; }

    /// <summary>The id that the message will have.</summary>
    public Guid Id { get; set; }

    public long Version { get; set; }

    public Guid Conversation { get; set; }

    /// <summary>The person or key that wrote it.</summary>
    public Guid? Author { get; set; }

    public string Text { get; set; } = "";

    /// <summary>JSON of <see cref="OutgoingParts"/>.</summary>
    public string Parts { get; set; } = "";

    /// <summary><see cref="DeliveryState.Held"/> or <see cref="DeliveryState.Scheduled"/>.</summary>
    public DeliveryState State { get; set; }

    public DateTimeOffset SendAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>True to resolve the conversation when it goes out.</summary>
    public bool Resolve { get; set; }

    /// <summary>True to take it back when the customer writes first.</summary>
    public bool UnlessCustomerWrites { get; set; }

    /// <summary>The customer has written since.</summary>
    public bool CustomerWrote { get; set; }

    /// <summary>Why it was not sent when its time came: a code; null while all is well.</summary>
    public string? Failure { get; set; }
}
