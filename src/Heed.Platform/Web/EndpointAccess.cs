namespace Heed.Platform.Web;

/// <summary>Who may call an endpoint. Every endpoint declares one; an architecture test holds it.</summary>
public sealed record EndpointAccess(AccessLevel Level, string? Permission = null);
