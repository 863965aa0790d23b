namespace Heed.Mail.Imap;

/// <summary>A folder in the list of folders.</summary>
/// <param name="Name">Full name, decoded, as <see cref="ImapClient.SelectAsync"/> takes it.</param>
/// <param name="Delimiter">Between the levels of a name; null when there are no levels.</param>
/// <param name="Use">What the server says it is for.</param>
/// <param name="CanSelect">It can be opened.</param>
public sealed record ImapFolderName(string Name, char? Delimiter, ImapFolderUse Use, bool CanSelect);
