namespace Heed.Mail.Imap;

/// <summary>A message that is there.</summary>
/// <param name="Uid">Its UID.</param>
/// <param name="Size">Bytes by the server's word (RFC822.SIZE), which may be wrong.</param>
public sealed record ImapMessageSummary(uint Uid, long Size);
