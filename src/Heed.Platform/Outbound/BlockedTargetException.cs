namespace Heed.Platform.Outbound;

/// <summary>The target of an outbound call is inside a network that Heed must not reach; no connection was made.</summary>
public sealed class BlockedTargetException(string host) : IOException($"'{host}' is not on the public Internet.");
