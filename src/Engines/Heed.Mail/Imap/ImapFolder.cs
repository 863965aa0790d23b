namespace Heed.Mail.Imap;

/// <summary>An open folder as the server described it. UIDs mean the same messages as before only while <see cref="UidValidity"/> is the same.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="UidValidity">1 to 4,294,967,295; a value other than the remembered one makes every remembered UID void.</param>
/// <param name="UidNext">UID that the next message gets at least; null when the server did not say.</param>
/// <param name="Exists">Number of messages.</param>
/// <param name="IsReadOnly">Flags cannot be set and messages not moved.</param>
public sealed record ImapFolder(string Name, uint UidValidity, uint? UidNext, uint Exists, bool IsReadOnly);
