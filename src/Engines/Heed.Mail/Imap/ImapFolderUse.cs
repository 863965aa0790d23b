namespace Heed.Mail.Imap;

/// <summary>What a folder is for (RFC 6154).</summary>
public enum ImapFolderUse
{
    None,
    Inbox,
    All,
    Archive,
    Drafts,
    Flagged,
    Junk,
    Sent,
    Trash,
}
