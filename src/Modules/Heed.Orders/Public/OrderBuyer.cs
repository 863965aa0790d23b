namespace Heed.Orders.Public;

/// <summary>Who ordered, as the source knows them.</summary>
/// <param name="Id">The shop's own id of its customer, the subject of a signed identity.</param>
public sealed record OrderBuyer(string? Id = null, string? Name = null, string? Email = null, string? Phone = null, string? Address = null);
