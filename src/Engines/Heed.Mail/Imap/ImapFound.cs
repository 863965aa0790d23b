namespace Heed.Mail.Imap;

/// <summary>Messages after a UID, lowest first.</summary>
/// <param name="Messages">At most as many as asked for.</param>
/// <param name="HasMore">There are more behind the last one.</param>
public sealed record ImapFound(IReadOnlyList<ImapMessageSummary> Messages, bool HasMore);
