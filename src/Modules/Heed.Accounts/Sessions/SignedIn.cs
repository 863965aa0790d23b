namespace Heed.Accounts.Sessions;

/// <summary>The session behind the running request, kept as a request feature.</summary>
internal sealed record SignedIn(Guid Session, Guid Person);
