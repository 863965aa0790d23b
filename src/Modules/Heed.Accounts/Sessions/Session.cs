namespace Heed.Accounts.Sessions;

/// <summary>A browser in which somebody is signed in. The token itself is in the cookie alone.</summary>
internal sealed class Session
{
    public Guid Id { get; init; }
    public required string TokenHash { get; init; }
    public Guid Person { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public required string UserAgent { get; init; }
    public required string Address { get; init; }
}
