using System.Globalization;
using Heed.Kernel;
using Heed.Mail;
using Heed.Mail.Smtp;
using Heed.Notices.Public;

namespace Heed.Notices.Sending;

/// <summary>Hands letters to the server's mail server.</summary>
internal sealed class SystemLetters(SystemMail mail, TimeProvider time) : ISystemLetters
{
    public bool IsOpen => mail.IsConfigured;

    public async Task<bool> SendAsync(string email, string subject, string text, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var letter = new OutgoingMail
        {
            From = new MailAddress("Heed", mail.From),
            To = [new MailAddress("", email)],
            Subject = subject,
            Date = now,
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{Ids.New(now):N}.letter@{mail.From[(mail.From.LastIndexOf('@') + 1)..]}"),
            Text = text,
            AutoSubmitted = "auto-generated",
            ExtraHeaders = [new MailHeader("X-Auto-Response-Suppress", "All")],
        };
        return (await mail.SendAsync(letter, cancellationToken)).Verdict == SmtpVerdict.Delivered;
    }
}
