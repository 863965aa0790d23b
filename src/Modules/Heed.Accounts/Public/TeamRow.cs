namespace Heed.Accounts.Public;

/// <summary>A team, read only.</summary>
/// <param name="Brand">The one brand it works for; null for all.</param>
public sealed record TeamRow(Guid Id, string Name, Guid? Brand);
