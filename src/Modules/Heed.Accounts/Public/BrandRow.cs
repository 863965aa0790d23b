namespace Heed.Accounts.Public;

/// <summary>A brand, read only.</summary>
/// <param name="Color"><c>#rrggbb</c>.</param>
public sealed record BrandRow(Guid Id, string Name, string Color, bool Archived);
