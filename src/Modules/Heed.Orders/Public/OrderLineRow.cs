namespace Heed.Orders.Public;

/// <summary>Something ordered.</summary>
/// <param name="Price">Of one piece, in minor units of the order's currency.</param>
public sealed record OrderLineRow(string Name, int Quantity, long Price, string? Sku = null, string? Variant = null, string? ImageUrl = null);
