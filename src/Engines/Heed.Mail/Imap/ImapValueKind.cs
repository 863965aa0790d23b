namespace Heed.Mail.Imap;

internal enum ImapValueKind
{
    Nil,
    Atom,
    String,
    List,
}
