namespace Heed.Knowledge.Entries;

/// <summary>A file of an entry; its content is a blob of its own reference.</summary>
internal sealed record EntryFile(Guid Id, string Name, string ContentType, long Size, string Sha256);
