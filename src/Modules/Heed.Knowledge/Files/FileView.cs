namespace Heed.Knowledge.Files;

/// <summary>A file of an entry. <see cref="Url"/> is a signed link that expires.</summary>
internal sealed record FileView(Guid Id, string Name, string ContentType, long Size, string Url);
