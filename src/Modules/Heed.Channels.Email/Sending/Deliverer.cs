using System.Collections.Concurrent;
using Heed.Channels.Email.Mailboxes;
using Heed.Platform.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Email.Sending;

/// <summary>Looks what is due in the outbox of the shards this node owns, and lets each mailbox send its share, one after the other.</summary>
internal sealed class Deliverer(IStore store, IShardOwnership ownership, INodeBus bus, DeliverySignal signal, MailDelivery delivery, TimeProvider time, ILogger<Deliverer> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Inbox), Task> _busy = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = bus.Subscribe(MailboxDesk.Changes, json => delivery.Resume(JsonSerializer.Deserialize<MailboxNamed>(json)!.Inbox));
        while (!stoppingToken.IsCancellationRequested)
        {
            var rung = signal.Next;
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning("The outbox cannot be looked at: {Reason}", error.Message);
            }

            await Task.WhenAny(Task.Delay(Look, time, stoppingToken), rung);
            // The unit that rang is still to commit.
            if (rung.IsCompleted) await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(20), time, stoppingToken));
        }

        await Task.WhenAll(_busy.Values);
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        List<(WorkspaceId Workspace, Guid Inbox, Guid Id)> due;
        using (var session = store.Read())
        {
            due = await session.QueryAsync(
                $"""
                select o.workspace, o.inbox, o.id from email_outbox o join email_mailboxes m on m.workspace = o.workspace and m.inbox = o.inbox
                where o.state in ({OutboxState.Waiting}, {OutboxState.Sending}) and o.next_at <= {time.GetUtcNow()} and m.enabled = {true} order by o.next_at limit {Batch}
                """,
                r => (new WorkspaceId(r.Int(0)), r.Id(1), r.Id(2)), stopping);
        }

        foreach (var group in due.GroupBy(d => (d.Workspace, d.Inbox)))
        {
            if (ownership.Fence(group.Key.Workspace.Value % ownership.Shards) is null || delivery.IsPaused(group.Key.Inbox)) continue;
            // Taken before the work begins: work that ends at once must find its own entry to remove.
            if (!_busy.TryAdd(group.Key, Task.CompletedTask)) continue;
            var mails = group.Select(d => d.Id).ToList();
            _busy.TryUpdate(group.Key, Task.Run(() => RunAsync(group.Key, mails, stopping), CancellationToken.None), Task.CompletedTask);
        }
    }

    private async Task RunAsync((WorkspaceId Workspace, Guid Inbox) mailbox, List<Guid> mails, CancellationToken stopping)
    {
        try
        {
            if (ownership.TryReact(mailbox.Workspace)) await delivery.SendAsync(mailbox.Workspace, mailbox.Inbox, mails, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was under way is sent again under the same Message-ID.
        }
        catch (Exception error) when (error is LostOwnershipException or Refusal)
        {
            log.LogWarning("Sending of inbox {Inbox} waits: {Reason}", mailbox.Inbox, error.Message);
        }
        catch (Exception error)
        {
            log.LogError(error, "Sending of inbox {Inbox} failed", mailbox.Inbox);
            delivery.Pause(mailbox.Inbox, TimeSpan.FromSeconds(30));
        }
        finally
        {
            _busy.TryRemove(mailbox, out _);
        }
    }
}
