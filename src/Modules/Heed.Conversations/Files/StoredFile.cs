using Heed.Kernel;

namespace Heed.Conversations.Files;

/// <summary>A file: its name and type are data from outside, its content a blob.</summary>
internal sealed class StoredFile
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public Guid? Conversation { get; set; }

    public Guid? Message { get; set; }

    public int Place { get; set; }

    public string Name { get; set; } = "";

    public string ContentType { get; set; } = "";

    public long Size { get; set; }

    public string Sha256 { get; set; } = "";

    public int? Width { get; set; }

    public int? Height { get; set; }

    public ActorKind UploaderKind { get; set; }

    public Guid? Uploader { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
