namespace Heed.Orders.Proofs;

/// <summary>A one-time code on its way to the mail address of an order. One a customer: the newest counts.</summary>
internal sealed class OrderCode
{
    public WorkspaceId Workspace { get; init; }

    /// <summary>Who asked for it.</summary>
    public Guid Customer { get; init; }

    /// <summary>Where it was sent; what is proven when it comes back.</summary>
    public required string Email { get; init; }

    /// <summary>SHA-256 of workspace, customer and code.</summary>
    public required string Hash { get; init; }

    /// <summary>Wrong ones so far.</summary>
    public int Tries { get; init; }

    public DateTimeOffset SentAt { get; init; }

    /// <summary>When it came back; the proof holds for half an hour from here.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }
}
