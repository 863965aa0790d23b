namespace Heed.Conversations.Public;

/// <summary>A file of a conversation. <see cref="Url"/> is a signed link that expires.</summary>
public sealed record FileRow(Guid Id, string Name, string ContentType, long Size, string Url, int? Width, int? Height);
