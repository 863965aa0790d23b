namespace Heed.Accounts.Public;

/// <summary>A member to add.</summary>
/// <param name="Role">Key of a built-in role.</param>
/// <param name="Brands">Brands the role is limited to; null for all.</param>
public sealed record NewMember(string Name, string Email, string Password, string Language, string Role, IReadOnlyList<Guid>? Brands = null);
