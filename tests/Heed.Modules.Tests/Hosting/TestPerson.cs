namespace Heed.Modules.Tests;

/// <summary>Somebody who can sign in.</summary>
public sealed record TestPerson(Guid Id, string Name, string Email, string Password);
