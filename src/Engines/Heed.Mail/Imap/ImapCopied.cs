namespace Heed.Mail.Imap;

/// <summary>Where a message went that was moved or appended.</summary>
/// <param name="UidValidity">UIDVALIDITY of the folder it went to; null when the server did not say (no UIDPLUS, RFC 4315).</param>
/// <param name="Uid">Its UID there; null when the server did not say.</param>
/// <param name="LeftMarked">The original is marked deleted but still there: the server can neither move nor expunge one message alone.</param>
public readonly record struct ImapCopied(uint? UidValidity, uint? Uid, bool LeftMarked);
