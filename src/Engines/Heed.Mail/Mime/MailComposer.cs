namespace Heed.Mail;

/// <summary>Writes mail (RFC 5322, 2045-2049, 2047, 2231).</summary>
public static class MailComposer
{
    /// <summary>The message as bytes with CR LF, ready for SMTP (before dot-stuffing). Refuses (<see cref="Kernel.InvalidRefusal"/>) CR, LF and NUL in any field.</summary>
    public static byte[] Write(OutgoingMail mail)
    {
        _ = mail;
        return [];
    }
}
