namespace Heed.Orders.Orders;

/// <summary>A parcel of an order.</summary>
internal sealed class Parcel
{
    public WorkspaceId Workspace { get; init; }

    public Guid Order { get; init; }

    public int Position { get; init; }

    public string? Carrier { get; init; }

    public required string TrackingNumber { get; init; }

    public ParcelStage Stage { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public string? Url { get; init; }

    /// <summary>JSON of <see cref="ParcelStep"/>s, newest first.</summary>
    public required string Steps { get; init; }
}
