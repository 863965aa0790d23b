using Heed.Channels.Email.Connecting;
using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Mail.Imap;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Email.Receiving;

/// <summary>
/// Takes one mailbox in, for as long as it runs: connect, catch up, wait by IDLE, take what is new. A mail is kept here before the
/// server is told anything about it, so a connection that dies at any byte costs a repeat and never a mail (TRUST 31).
/// </summary>
internal sealed class Receiver(IStore store, MailSessions sessions, MailKeeper keeper, MailIntake intake, HealthBook health, TimeProvider time, ILogger<Receiver> log)
{
    private const int Batch = 50;
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(45)];

    /// <summary>A server that refuses us is not asked every minute: some lock the mailbox for it.</summary>
    private static readonly TimeSpan RefusedWait = TimeSpan.FromMinutes(3);

    public async Task RunAsync(Mailbox mailbox, CancellationToken stop)
    {
        var settings = mailbox.Read();
        await FinishAsync(mailbox, stop);
        for (var failures = 0; ;)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                await using var client = await sessions.ReceivingAsync(mailbox.Workspace, mailbox.Inbox, settings, null, stop);
                await ServeAsync(mailbox, settings, client, () => failures = 0, stop);
            }
            catch (Exception error) when (error is ImapFailure or MailTroubleException or IOException)
            {
                stop.ThrowIfCancellationRequested();
                var trouble = error switch
                {
                    ImapFailure failure => MailSessions.Of(failure),
                    MailTroubleException known => known,
                    _ => new MailTroubleException(MailTrouble.NoConnection, error.Message, error),
                };
                var last = failures++ >= Waits.Length && MailTrouble.NeedsHelp(trouble.Code);
                var wait = (last ? RefusedWait : Waits[Math.Min(failures - 1, Waits.Length - 1)]) * (0.8 + (Random.Shared.NextDouble() * 0.4));
                // A connection that ends is everyday life; one that does not come back is news.
                if (failures > 1 || trouble.Code != MailTrouble.NoConnection)
                {
                    await health.FailsAsync(mailbox.Workspace, mailbox.Inbox, MailboxHealth.Receiving, trouble, time.GetUtcNow() + wait, stop);
                }

                log.LogInformation("Mailbox of inbox {Inbox}: {Code}, again in {Seconds} s", mailbox.Inbox, trouble.Code, (int)wait.TotalSeconds);
                await Task.Delay(wait, time, stop);
            }
        }
    }

    /// <summary>Takes in what was kept and not read when the server stopped.</summary>
    private async Task FinishAsync(Mailbox mailbox, CancellationToken stop)
    {
        List<Guid> open;
        using (var session = store.Read())
        {
            open = await session.QueryAsync(
                $"select id from email_mails where workspace = {mailbox.Workspace} and inbox = {mailbox.Inbox} and state = {MailState.Arrived} order by at, id", r => r.Id(0), stop);
        }

        foreach (var mail in open) await intake.TakeAgainAsync(mailbox.Workspace, mail, released: false, stop);
    }

    private async Task ServeAsync(Mailbox mailbox, MailboxSettings settings, ImapClient client, Action works, CancellationToken stop)
    {
        var folder = await client.SelectAsync(settings.Imap.Folder, stop);
        var after = await PlaceAsync(mailbox, settings, client, folder, stop);
        while (true)
        {
            ImapFound found;
            do
            {
                found = await client.SearchSinceAsync(after, Batch, stop);
                foreach (var summary in found.Messages)
                {
                    await TakeAsync(mailbox, settings, client, folder, summary.Uid, stop);
                    after = Math.Max(after, summary.Uid);
                }
            }
            while (found.HasMore && found.Messages.Count > 0);

            works();
            await health.WorksAsync(mailbox.Workspace, mailbox.Inbox, MailboxHealth.Receiving, stop);
            await client.WaitAsync(PollEvery, stop);
        }
    }

    private async Task TakeAsync(Mailbox mailbox, MailboxSettings settings, ImapClient client, ImapFolder folder, uint uid, CancellationToken stop)
    {
        var message = await client.FetchAsync(uid, stop);
        if (message is null || message.Raw.IsEmpty)
        {
            // Deleted meanwhile by somebody else.
            await store.WriteAsync(Scope.System(mailbox.Workspace), unit => Move(unit, mailbox.Inbox, folder, uid), stop);
            return;
        }

        var id = await keeper.KeepAsync(mailbox.Workspace, mailbox.Inbox, message.Raw, message.TooLarge, unit => Move(unit, mailbox.Inbox, folder, uid), stop);
        await intake.TakeAsync(mailbox.Workspace, id, stop);
        // A mail that is too large is here with its headers only: it stays where it is, unread.
        if (message.TooLarge || folder.IsReadOnly) return;
        try
        {
            if (settings.Imap is { After: AfterFetch.Move, MoveTo: { } target }) await client.MoveAsync(uid, target, stop);
            else await client.AddFlagsAsync(uid, ["\\Seen"], stop);
        }
        catch (ImapFailure failure) when (failure.Kind == ImapFailureKind.No)
        {
            // The mail is here; where its copy lies is told, and does not stop the channel.
            await health.FailsAsync(mailbox.Workspace, mailbox.Inbox, MailboxHealth.Receiving, MailSessions.Of(failure), null, stop);
        }
    }

    /// <summary>The UID after which mail is new.</summary>
    private async Task<uint> PlaceAsync(Mailbox mailbox, MailboxSettings settings, ImapClient client, ImapFolder folder, CancellationToken stop)
    {
        FolderPlace? place;
        using (var session = store.Read())
        {
            place = await session.Db.Set<FolderPlace>().FirstOrDefaultAsync(p => p.Workspace == mailbox.Workspace && p.Inbox == mailbox.Inbox, stop);
        }

        var same = place is not null && place.Folder == folder.Name;
        if (same && place!.UidValidity == folder.UidValidity) return (uint)place.LastUid;
        // First time: from now on, or some days back. After a change of UIDVALIDITY: from where this mailbox began; what is known collapses.
        var since = same ? place!.Since - TimeSpan.FromDays(1) : time.GetUtcNow() - TimeSpan.FromDays(settings.Imap.FirstDays);
        var after = !same && settings.Imap.FirstDays == 0 ? await FolderSearch.LastAsync(client, folder, stop) : await FolderSearch.BeforeAsync(client, since, stop);
        var begun = same ? place!.Since : since;
        await store.WriteAsync(
            Scope.System(mailbox.Workspace),
            unit => unit.Execute($"""
                insert into email_places (workspace, inbox, folder, uid_validity, last_uid, since)
                values ({unit.Workspace}, {mailbox.Inbox}, {folder.Name}, {(long)folder.UidValidity}, {(long)after}, {begun})
                on conflict (workspace, inbox) do update set folder = excluded.folder, uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, since = excluded.since
                """),
            stop);
        return after;
    }

    private static void Move(Unit unit, Guid inbox, ImapFolder folder, uint uid) => unit.Execute($"""
        update email_places set last_uid = {(long)uid}
        where workspace = {unit.Workspace} and inbox = {inbox} and folder = {folder.Name} and uid_validity = {(long)folder.UidValidity} and last_uid < {(long)uid}
        """);
}
