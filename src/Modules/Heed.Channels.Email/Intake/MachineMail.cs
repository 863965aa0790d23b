using Heed.Mail;

namespace Heed.Channels.Email.Intake;

/// <summary>Whether a machine wrote a mail (RFC 3834 and what programs do instead). Such mail is kept, but nothing answers it and nobody waits.</summary>
internal static class MachineMail
{
    public const string Bounce = "bounce";
    public const string AutoReply = "autoReply";
    public const string Bulk = "bulk";

    /// <summary>What kind of machine; null for a person.</summary>
    public static string? Judge(MailMessage mail)
    {
        if (mail.Root.ContentType == "multipart/report" || mail.ReturnPath is "") return Bounce;
        var submitted = mail.Header("Auto-Submitted")?.Trim();
        if (submitted is { Length: > 0 } && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase)) return AutoReply;
        if (mail.Header("X-Autoreply") is not null || mail.Header("X-Autorespond") is not null || mail.Header("X-Auto-Response-Suppress") is not null) return AutoReply;
        var precedence = mail.Header("Precedence")?.Trim().ToLowerInvariant();
        if (precedence is "auto_reply") return AutoReply;
        if (precedence is "bulk" or "junk" or "list" || mail.Header("List-Id") is not null || mail.Header("List-Unsubscribe") is not null) return Bulk;
        var local = (mail.From?.Address ?? "").Split('@')[0].ToLowerInvariant();
        return local is "mailer-daemon" or "postmaster" ? Bounce : local.StartsWith("noreply", StringComparison.Ordinal) || local.StartsWith("no-reply", StringComparison.Ordinal) ? Bulk : null;
    }
}
