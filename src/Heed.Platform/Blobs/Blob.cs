namespace Heed.Platform.Blobs;

/// <summary>Identity of a stored content: lower-case hex SHA-256 and size in bytes.</summary>
public sealed record Blob(string Sha256, long Size);
