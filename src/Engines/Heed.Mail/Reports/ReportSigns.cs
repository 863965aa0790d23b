namespace Heed.Mail;

/// <summary>Tells reports from other mail.</summary>
internal static class ReportSigns
{
    private static readonly WordSet Daemons = new("mailer-daemon mailerdaemon mailer_daemon mail-daemon maildaemon postmaster post_master post-master postoffice mdaemon mail.delivery.system bounce bounces bounced mailadmin mail-admin mmsc no-reply-bounce complaints sysadmin administrator");

    private static readonly string[] Names = ["mail delivery", "mailer-daemon", "mailer daemon", "delivery subsystem", "postmaster", "system administrator", "mail administrator", "content-filter", "mmsc", "mail system", "delivery status", "邮件系统", "系统管理员", "amazon web services", "amazonses"];

    private static readonly string[] Subjects =
    [
        "undeliver", "returned mail", "return mail", "mail returned", "returned to sender", "delivery fail", "delivery error", "delivery problem", "failure notice", "failure notification", "delivery notification", "delivery status", "delivery report", "mail delivery", "mail system error", "delivery has failed", "could not be delivered", "not delivered", "nondeliverable", "non-deliverable", "non delivery", "non-delivery", "bounced", "message status", "delivery temporarily suspended", "delivery delayed", "message blocked", "blocked by our", "mail failure", "warning: could not send", "warning: message", "user unknown", "mailbox full", "considered unsolicited", "notice: mail delivery", "email error", "mail error", "message notification", "message delivery failure", "your message to", "amazon ses email event", "loop alert",
        "unzustellbar", "nicht zugestellt", "nicht zustellbar", "zustellung fehlgeschlagen", "non remis", "non distribu", "échec de la remise", "no entregado", "no se puede entregar", "não entregue", "falha na entrega", "mancato recapito", "non recapitabile", "onbestelbaar", "niet bezorgd", "kan inte levereras", "kunne ikke leveres", "ei voitu toimittaa", "niedostarczon", "nie dostarczono", "nedoručiteln", "недостав", "не доставлено", "teslim edilemedi", "退信", "系统退信", "退回", "投递失败", "发送失败", "无法投递", "未送达", "無法傳遞", "無法送達", "配信不能", "配信できません", "送信できません", "送信エラー", "エラーメール", "エラー通知", "반송", "전송 실패",
    ];

    internal static ReportSign Of(MailMessage message, ReportParts parts)
    {
        if (parts.Feedback.Count > 0 || message.Root.Parameters.GetValueOrDefault("report-type", "").Equals("feedback-report", StringComparison.OrdinalIgnoreCase)) return ReportSign.Feedback;
        if (parts.People.StartsWith("Apple Mail sent this email to unsubscribe", StringComparison.Ordinal)) return ReportSign.Feedback;
        if (message.Subject.AsSpan().TrimStart().StartsWith("complaint about message from", StringComparison.OrdinalIgnoreCase) && parts.Original is not null) return ReportSign.Feedback;
        if (parts.Status.Count > 0 || message.Header("X-Failed-Recipients") is not null) return ReportSign.Strong;
        if (message.Root.Parameters.GetValueOrDefault("report-type", "").Contains("delivery", StringComparison.OrdinalIgnoreCase)) return ReportSign.Strong;
        var daemon = FromDaemon(message);
        var subject = Any(message.Subject, Subjects);
        if (CloudReport.Is(parts.People)) return ReportSign.Strong;
        if (message.Root.ContentType == "multipart/report") return message.Root.Parameters.GetValueOrDefault("report-type", "").Contains("disposition", StringComparison.OrdinalIgnoreCase) ? ReportSign.None : ReportSign.Weak;
        if (daemon && subject) return ReportSign.Strong;
        if (message.ReturnPath is "" && !AutomaticMail.IsAnswer(message)) return ReportSign.Weak;
        if (daemon || (subject && message.ReturnPath is null or "")) return ReportSign.Weak;
        return subject && parts.People.Contains("Final-Recipient", StringComparison.OrdinalIgnoreCase) ? ReportSign.Strong : subject ? ReportSign.Weak : ReportSign.None;
    }

    /// <summary>Whether a mail server signs as the sender.</summary>
    internal static bool FromDaemon(MailMessage message)
    {
        foreach (var address in message.FromAll.Append(message.From).Append(message.Sender))
        {
            if (address is null) continue;
            var at = address.Address.LastIndexOf('@');
            if (Daemons.Has(at > 0 ? address.Address.AsSpan(0, at) : address.Address) || Any(address.Name, Names)) return true;
        }
        return message.ReturnPath is { Length: > 0 } path && path.StartsWith("mailer-daemon", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Any(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (var phrase in phrases) if (text.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
