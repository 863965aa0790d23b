using Heed.Channels.Email.Mailboxes;
using Heed.Mail;

namespace Heed.Channels.Email.Intake;

/// <summary>How sure it is that a mail comes from whom it names. Only our own server's topmost word counts; what the mail says of itself never does (TRUST 24, 27).</summary>
internal static class SenderCheck
{
    public static SenderTrust Judge(MailMessage mail, MailboxSettings settings)
    {
        // More than one author is allowed and hardly ever meant well.
        if (mail.FromAll.Count > 1 || mail.AllHeaders.Count(h => h.Name.Equals("From", StringComparison.OrdinalIgnoreCase)) > 1) return SenderTrust.Unverified;
        if (settings.TrustedAuthServId is not { } ours) return SenderTrust.Unknown;
        var domain = mail.From is { IsComplete: true } from ? MailText.DomainOf(from.Address) : null;
        var results = Heed.Mail.Authentication.AuthenticationResults.Read(mail.AllHeaders.Select(h => new KeyValuePair<string, string>(h.Name, h.Value)), ours, domain);
        return results is { IsPresent: true, IsAligned: true } ? SenderTrust.Verified : SenderTrust.Unverified;
    }

    /// <summary>Whether our own server calls it spam. Only the topmost header of a name is looked at.</summary>
    public static bool IsSpam(MailMessage mail, IReadOnlyList<SpamRule> rules) =>
        rules.Any(r => mail.Header(r.Header)?.TrimStart().StartsWith(r.Begins, StringComparison.OrdinalIgnoreCase) == true);
}
