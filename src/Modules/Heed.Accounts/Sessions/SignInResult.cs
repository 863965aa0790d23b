using Heed.Accounts.People;

namespace Heed.Accounts.Sessions;

/// <summary>A right password.</summary>
/// <param name="Ticket">Set when a second factor is asked for: then nobody is signed in yet.</param>
internal sealed record SignInResult(Person Person, string? Ticket);
