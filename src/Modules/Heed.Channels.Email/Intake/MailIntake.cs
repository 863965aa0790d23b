using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Quarantine;
using Heed.Mail;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Email.Intake;

/// <summary>
/// Turns a kept mail into a message. Whatever the mail does, it ends as a message, aside with a reason, or in quarantine
/// with a reason; the next mail is not held up by it (TRUST 21).
/// </summary>
internal sealed class MailIntake(IStore store, MailKeeper keeper, MailPolicy policy, MailAcceptance acceptance, BounceIntake bounces, ILogger<MailIntake> log)
{
    /// <summary>A mail whose reading was begun so often without an end takes the server down with it.</summary>
    private const int MaxAttempts = 3;
    private static readonly MailLimits Generous = new() { MaxDepth = 64, MaxParts = 10_000, MaxHeaderFields = 10_000, MaxAddresses = 20_000, MaxHeaderBytes = 4 << 20 };

    /// <summary>Takes in a mail that was kept this moment.</summary>
    public Task TakeAsync(WorkspaceId workspace, Guid id, CancellationToken cancellationToken) => TakeAsync(workspace, id, released: false, again: false, cancellationToken);

    /// <summary>Takes in a mail whose reading was begun before; one that is in already is left alone. <paramref name="released"/>: somebody has looked at it and wants it in.</summary>
    public Task TakeAgainAsync(WorkspaceId workspace, Guid id, bool released, CancellationToken cancellationToken) => TakeAsync(workspace, id, released, again: true, cancellationToken);

    private async Task TakeAsync(WorkspaceId workspace, Guid id, bool released, bool again, CancellationToken cancellationToken)
    {
        StoredMail? row;
        Mailbox? mailbox;
        using (var session = store.Read())
        {
            row = await session.Db.Set<StoredMail>().FirstOrDefaultAsync(m => m.Workspace == workspace && m.Id == id, cancellationToken);
            mailbox = row is null ? null : await MailboxDesk.FindAsync(session, workspace, row.Inbox, cancellationToken);
        }

        if (row is null || mailbox is null || row.State is MailState.Taken || (row.State != MailState.Arrived && !released)) return;
        if (row.Attempts >= MaxAttempts && !released)
        {
            await QuarantineAsync(row, null, QuarantineReason.Crashed, null, cancellationToken);
            return;
        }

        if (again)
        {
            await store.WriteAsync(
                Scope.System(workspace), unit => unit.Execute($"update email_mails set attempts = attempts + 1 where workspace = {workspace} and id = {id}"), cancellationToken);
        }

        try
        {
            await ReadAsync(row, mailbox, released, cancellationToken);
        }
        catch (Exception error) when (error is not (OperationCanceledException or LostOwnershipException or BusyRefusal or DiskFullRefusal))
        {
            if (error is not Refusal) log.LogError(error, "A mail of inbox {Inbox} cannot be taken in", row.Inbox);
            var reason = error is Refusal { Code: "inboxArchived" } ? QuarantineReason.InboxArchived : QuarantineReason.Failed;
            await QuarantineAsync(row, null, reason, error is Refusal refusal ? refusal.Code : error.GetType().Name, cancellationToken);
        }
    }

    private async Task ReadAsync(StoredMail row, Mailbox mailbox, bool released, CancellationToken cancellationToken)
    {
        var raw = await keeper.RawAsync(row.Workspace, row.Sha256, cancellationToken) ?? throw new InvalidOperationException("The bytes of a mail are gone.");
        var settings = mailbox.Read();
        var mail = MailParser.Parse(raw, released ? Generous : MailLimits.Default);
        var read = ReadMail.Of(mail, raw);
        if (mail.Refusal is { } refusal && !released)
        {
            await QuarantineAsync(row, read, refusal, null, cancellationToken);
            return;
        }

        var verdict = await policy.JudgeAsync(row, settings, read, released, cancellationToken);
        switch (verdict)
        {
            case { Aside: { } why }:
                await store.WriteAsync(Scope.System(row.Workspace), unit => Note(unit, row, read, MailState.Aside, why, null), cancellationToken);
                break;
            case { Quarantine: { } why }:
                await QuarantineAsync(row, read, why, null, cancellationToken);
                break;
            case { Bounce: true } when await bounces.TryTakeAsync(row, read, cancellationToken):
                break;
            case { Bounce: true } when !released:
                await QuarantineAsync(row, read, QuarantineReason.StrayReport, null, cancellationToken);
                break;
            default:
                await acceptance.AcceptAsync(row, settings, read, verdict, released, cancellationToken);
                break;
        }
    }

    private Task QuarantineAsync(StoredMail row, ReadMail? read, string reason, string? detail, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(row.Workspace),
        unit =>
        {
            if (read is not null) NoteFacts(unit, row, read);
            QuarantineDesk.Put(unit, row.Inbox, row.Id, reason, detail);
        },
        cancellationToken);

    /// <summary>Writes what became of a mail, inside a unit.</summary>
    public static void Note(Unit unit, StoredMail row, ReadMail read, MailState state, string? reason, Guid? message)
    {
        var left = row.State == MailState.Quarantined && state != MailState.Quarantined;
        NoteFacts(unit, row, read);
        unit.Execute($"""
            update email_mails set state = {state}, reason = {reason}, detail = {(string?)null}, message = {message} where workspace = {unit.Workspace} and id = {row.Id}
            """);
        if (left) unit.Append(QuarantineEvents.Left(row.Id, row.Inbox));
    }

    private static void NoteFacts(Unit unit, StoredMail row, ReadMail read) => unit.Execute($"""
        update email_mails set sender = {read.Sender}, sender_name = {read.SenderName}, subject = {read.Subject}, fingerprint = {read.Fingerprint}
        where workspace = {unit.Workspace} and id = {row.Id}
        """);
}
