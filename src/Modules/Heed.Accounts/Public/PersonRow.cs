namespace Heed.Accounts.Public;

/// <summary>A member of a workspace, read only.</summary>
public sealed record PersonRow(Guid Id, string Name, string Initials, string Email, string Language, bool Active);
