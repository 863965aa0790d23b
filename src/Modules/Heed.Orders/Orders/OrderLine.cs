namespace Heed.Orders.Orders;

/// <summary>Something ordered, at its place in the order.</summary>
internal sealed class OrderLine
{
    public WorkspaceId Workspace { get; init; }

    public Guid Order { get; init; }

    public int Position { get; init; }

    public string? Sku { get; init; }

    public required string Name { get; init; }

    public string? Variant { get; init; }

    public int Quantity { get; init; }

    public long Price { get; init; }

    public string? ImageUrl { get; init; }
}
