using System.Collections.Concurrent;
using Heed.Channels.Email.Connecting;
using Heed.Channels.Email.Mailboxes;
using Heed.Mail;
using Heed.Mail.Dkim;
using Heed.Mail.Smtp;
using Heed.Platform.Outbound;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Sending;

/// <summary>
/// Sends the mails of one mailbox over one session. Before a mail goes its row says so; after it has gone, or when nobody knows, the row
/// says that. So a mail is sent again only when it may not have arrived, and then under the same Message-ID, by which it is known.
/// </summary>
internal sealed class MailDelivery(IStore store, MailSessions sessions, MailWriter writer, DkimKeys dkim, HealthBook health, DeliveryBook book, SentCopies copies, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Until, int Failures)> _paused = new();
    private readonly ConcurrentDictionary<Guid, SendingPace> _pace = new();

    /// <summary>Whether the mailbox rests: its server refuses us, or it has sent as much as it may.</summary>
    public bool IsPaused(Guid inbox) => _paused.TryGetValue(inbox, out var pause) && pause.Until > time.GetUtcNow();

    /// <summary>Lets the mailbox rest.</summary>
    public void Pause(Guid inbox, TimeSpan wait) => _paused.AddOrUpdate(inbox, _ => (time.GetUtcNow() + wait, 1), (_, before) => (time.GetUtcNow() + wait, before.Failures + 1));

    /// <summary>Ends the rest: somebody has changed the settings.</summary>
    public void Resume(Guid inbox) => _paused.TryRemove(inbox, out _);

    public async Task SendAsync(WorkspaceId workspace, Guid inbox, IReadOnlyList<Guid> mails, CancellationToken cancellationToken)
    {
        Mailbox? mailbox;
        string? key;
        using (var session = store.Read())
        {
            mailbox = await MailboxDesk.FindAsync(session, workspace, inbox, cancellationToken);
            key = await dkim.FindAsync(session, workspace, inbox, cancellationToken);
        }

        if (mailbox is not { Enabled: true }) return;
        var settings = mailbox.Read();
        using var signer = settings.Dkim.Enabled && key is not null ? new DkimSigner(settings.Dkim.Domain, settings.Dkim.Selector, key) : null;
        SmtpClient? client = null;
        try
        {
            foreach (var id in mails)
            {
                if (!_pace.GetOrAdd(inbox, _ => new SendingPace()).MayGo(settings.PerMinute, time)) break;
                if (await LoadAsync(workspace, id, cancellationToken) is not { } row) continue;
                if (await ComposeAsync(row, settings, signer, cancellationToken) is not { } ready) continue;
                if (client is { IsUsable: false })
                {
                    await client.DisposeAsync();
                    client = null;
                }

                client ??= await sessions.SendingAsync(workspace, inbox, settings, null, cancellationToken);
                if (!await SendOneAsync(client, row, settings, ready, cancellationToken)) break;
            }
        }
        catch (MailTroubleException trouble)
        {
            await RestAsync(workspace, inbox, trouble, cancellationToken);
        }
        finally
        {
            if (client is not null) await client.QuitAsync();
        }
    }

    /// <summary>False when the mailbox has to rest.</summary>
    private async Task<bool> SendOneAsync(SmtpClient client, OutboxMail row, MailboxSettings settings, ReadyMail ready, CancellationToken cancellationToken)
    {
        await book.BeginAsync(row, cancellationToken);
        var outcome = await client.SendAsync(new SmtpEnvelope(settings.Address, ready.Recipients), ready.Bytes, cancellationToken);
        if (outcome.Verdict is SmtpVerdict.Authentication or SmtpVerdict.Tls)
        {
            await book.WaitAsync(row, outcome, TimeSpan.Zero, cancellationToken);
            await RestAsync(row.Workspace, row.Inbox, new MailTroubleException(outcome.Verdict == SmtpVerdict.Tls ? MailTrouble.Tls : MailTrouble.SignInRefused, outcome.Text), cancellationToken);
            return false;
        }

        await book.EndAsync(row, outcome, RetryPlan.After(Math.Max(1, row.Attempts + 1), outcome.RetryAfter), cancellationToken);
        if (outcome.Verdict is SmtpVerdict.ConnectionLostBeforeData or SmtpVerdict.UnknownAfterData) return true;
        _paused.TryRemove(row.Inbox, out _);
        await health.WorksAsync(row.Workspace, row.Inbox, MailboxHealth.Sending, cancellationToken);
        if (outcome.Verdict == SmtpVerdict.Delivered) await copies.KeepAsync(row.Workspace, row.Inbox, settings, ready.Bytes, cancellationToken);
        return true;
    }

    /// <summary>The mail as bytes; null when it is not to be sent, which its row then says.</summary>
    private async Task<ReadyMail?> ComposeAsync(OutboxMail row, MailboxSettings settings, DkimSigner? signer, CancellationToken cancellationToken)
    {
        try
        {
            if (await writer.WriteAsync(row, settings, cancellationToken) is not { } mail)
            {
                await book.DropAsync(row, cancellationToken);
                return null;
            }

            var recipients = row.Pending is { } left ? JsonSerializer.Deserialize<List<string>>(left)! : [.. mail.Recipients.Select(r => r.Address)];
            var bytes = MailComposer.Write(mail);
            return new ReadyMail(recipients, signer is null ? bytes : signer.Sign(bytes, row.CreatedAt));
        }
        catch (Exception error) when (error is Refusal and not (BusyRefusal or DiskFullRefusal) or ArgumentException)
        {
            await book.FailAsync(row, SendFailure.NotSendable, error is Refusal refusal ? refusal.Code : error.Message, cancellationToken);
            return null;
        }
    }

    private async Task<OutboxMail?> LoadAsync(WorkspaceId workspace, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var now = time.GetUtcNow();
        var row = await session.Db.Set<OutboxMail>().FirstOrDefaultAsync(m => m.Workspace == workspace && m.Id == id && m.NextAt <= now, cancellationToken);
        return row is { State: OutboxState.Waiting or OutboxState.Sending } ? row : null;
    }

    private async Task RestAsync(WorkspaceId workspace, Guid inbox, MailTroubleException trouble, CancellationToken cancellationToken)
    {
        var failures = _paused.TryGetValue(inbox, out var before) ? before.Failures : 0;
        var wait = TimeSpan.FromSeconds(Math.Min(300, 5 * Math.Pow(2, failures))) * (0.8 + (Random.Shared.NextDouble() * 0.4));
        Pause(inbox, wait);
        await health.FailsAsync(workspace, inbox, MailboxHealth.Sending, trouble, time.GetUtcNow() + wait, cancellationToken);
    }

    private sealed record ReadyMail(IReadOnlyList<string> Recipients, byte[] Bytes);
}
