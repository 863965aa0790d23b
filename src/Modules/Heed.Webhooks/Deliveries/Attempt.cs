namespace Heed.Webhooks.Deliveries;

/// <summary>One try of a delivery. The beginning of the receiver's answer is kept to find faults; it may repeat what was sent, so it goes when anybody is erased.</summary>
internal sealed class Attempt
{
    public WorkspaceId Workspace { get; init; }

    public Guid Delivery { get; init; }

    /// <summary>1 for the first.</summary>
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    public int? Status { get; init; }

    public string? Error { get; init; }

    public int Duration { get; init; }

    /// <summary>At most 1 KiB of printable text.</summary>
    public string? Snippet { get; init; }
}
