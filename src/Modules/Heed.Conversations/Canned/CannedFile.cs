namespace Heed.Conversations.Canned;

/// <summary>A file of a canned reply; its content is a blob of its own reference.</summary>
internal sealed record CannedFile(Guid Id, string Name, string ContentType, long Size, string Sha256, int? Width, int? Height);
