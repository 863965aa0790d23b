namespace Heed.Channels.Email.Receiving;

/// <summary>How far a mailbox's folder is taken in. Moves in the very unit that keeps the mail, so none is skipped and none is begun twice.</summary>
internal sealed class FolderPlace
{
    public WorkspaceId Workspace { get; set; }

    public Guid Inbox { get; set; }

    public string Folder { get; set; } = "";

    /// <summary>While it is the same, UIDs mean the same messages (RFC 3501 §2.3.1.1).</summary>
    public long UidValidity { get; set; }

    public long LastUid { get; set; }

    /// <summary>Mail from before is never taken in.</summary>
    public DateTimeOffset Since { get; set; }
}
