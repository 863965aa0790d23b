namespace Heed.Mail.Wire;

/// <summary>The other side sent more than is taken.</summary>
internal sealed class WireLimitException(string what) : Exception($"The server sent {what}.");
