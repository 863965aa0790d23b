using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;

namespace Heed.Channels.Email.Quarantine;

/// <summary>Puts mails aside where people see them.</summary>
internal static class QuarantineDesk
{
    /// <summary>Puts a mail into quarantine, inside the unit; those who manage the inbox are told after it.</summary>
    /// <param name="detail">For those who manage inboxes; cut at 500 characters.</param>
    public static void Put(Unit unit, Guid inbox, Guid mail, string reason, string? detail)
    {
        var cut = detail is null ? null : MailText.Line(detail, 500);
        var moved = unit.Execute($"""
            update email_mails set state = {MailState.Quarantined}, reason = {reason}, detail = {cut}
            where workspace = {unit.Workspace} and id = {mail} and state in ({MailState.Arrived}, {MailState.Quarantined})
            """);
        if (moved > 0) unit.Append(QuarantineEvents.Added(mail, inbox, reason));
    }
}
