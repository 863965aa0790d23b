using System.Security.Cryptography;
using Heed.Channels.Email.Mailboxes;
using Heed.Mail;

namespace Heed.Channels.Email.Intake;

/// <summary>A mail as it was read, with what intake asks of it.</summary>
/// <param name="Sender">Address in From, in lower case; empty when nobody is named.</param>
/// <param name="Fingerprint">The same for the same mail that came on two ways: Message-ID, sender, subject, date and body.</param>
/// <param name="Automatic">What kind of program wrote it; null for a person's.</param>
/// <param name="Silent">Nothing may answer it by itself: a program wrote it, or its sender asks for that.</param>
internal sealed record ReadMail(MailMessage Mail, string Sender, string SenderName, string Subject, Guid Fingerprint, string? Automatic, bool Silent)
{
    private const int MaxSubject = 200;

    public static ReadMail Of(MailMessage mail, ReadOnlySpan<byte> raw)
    {
        var sender = mail.From is { IsComplete: true } from ? MailText.Normal(from.Address) : "";
        var known = MailText.IsAddress(sender);
        var kind = AutomaticMail.Classify(mail);
        return new ReadMail(
            mail, known ? sender : "", MailText.Line(mail.From?.Name, 120), MailText.Line(mail.Subject, MaxSubject), FingerprintOf(mail, raw),
            kind.Kind == AutomaticKind.None ? null : JsonNamingPolicy.CamelCase.ConvertName(kind.Kind.ToString()), kind.ForbidsAnswer);
    }

    /// <summary>A report about a mail that was sent, or a reader's complaint.</summary>
    public bool IsReport => Automatic is "bounce" or "feedbackReport";

    /// <summary>Message-IDs that it answers, the nearest first, each once, at most 60.</summary>
    public IReadOnlyList<string> Answers() => [.. Mail.InReplyTo.Concat(Mail.References.Reverse()).Distinct(StringComparer.Ordinal).Take(60)];

    /// <summary>Every address it is sent to.</summary>
    public IEnumerable<MailAddress> Recipients => Mail.To.Concat(Mail.Cc).Where(a => MailText.IsAddress(a.Address));

    private static Guid FingerprintOf(MailMessage mail, ReadOnlySpan<byte> raw)
    {
        var body = BodyOf(raw);
        return Ids.FromParts(
            "mail", mail.MessageId ?? "", mail.From?.Address ?? "", mail.Subject, mail.Date?.ToString("O") ?? "", Convert.ToHexString(SHA256.HashData(body)),
            // Without a Message-ID the way it came is all there is to tell two mails apart.
            mail.MessageId is null ? Convert.ToHexString(SHA256.HashData(raw)) : "");
    }

    private static ReadOnlySpan<byte> BodyOf(ReadOnlySpan<byte> raw)
    {
        var crlf = raw.IndexOf("\r\n\r\n"u8);
        var lf = raw.IndexOf("\n\n"u8);
        if (crlf >= 0 && (lf < 0 || crlf <= lf)) return raw[(crlf + 4)..];
        return lf >= 0 ? raw[(lf + 2)..] : raw;
    }
}
