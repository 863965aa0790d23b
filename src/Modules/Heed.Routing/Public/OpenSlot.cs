namespace Heed.Routing.Public;

/// <summary>A time in which a customer may be rung.</summary>
/// <param name="To">Exclusive.</param>
/// <param name="Left">Places left, 1 or more.</param>
public sealed record OpenSlot(DateTimeOffset From, DateTimeOffset To, int Left);
