namespace Heed.Knowledge.Files;

/// <summary>A file that entries refer to: as long as a draft, a published content or a version does.</summary>
internal sealed class StoredFile
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    /// <summary>The entry it belongs to; null while it is only uploaded.</summary>
    public Guid? Entry { get; set; }

    public string Name { get; set; } = "";

    public string ContentType { get; set; } = "";

    public long Size { get; set; }

    public string Sha256 { get; set; } = "";

    public Guid? Uploader { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
