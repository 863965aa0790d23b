namespace Heed.Accounts.Public;

/// <summary>The person who owns a new workspace. A person with this e-mail address who exists already is kept, password included.</summary>
public sealed record NewOwner(string Name, string Email, string Password, string Language);
