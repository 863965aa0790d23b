namespace Heed.Platform.Web;

/// <summary>Who may call an endpoint. Every endpoint declares one; an architecture test holds it.</summary>
public sealed record EndpointAccess(AccessLevel Level, string? Permission = null)
{
    /// <summary>Whether it may be called in a look through another's eyes though it is no read: leaving the look, and signing out.</summary>
    public bool WhileViewing { get; init; }
}
