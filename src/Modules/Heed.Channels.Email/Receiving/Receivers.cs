using Heed.Channels.Email.Mailboxes;
using Heed.Platform.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Email.Receiving;

/// <summary>Runs one receiver for each mailbox of the shards this node owns; begins anew when settings change, ends when the shard goes elsewhere.</summary>
internal sealed class Receivers(IStore store, IShardOwnership ownership, INodeBus bus, Receiver receiver, TimeProvider time, ILogger<Receivers> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private readonly Dictionary<(WorkspaceId Workspace, Guid Inbox), Running> _running = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = bus.Subscribe(MailboxDesk.Changes, _ => Volatile.Read(ref _changed).TrySetResult());
        while (!stoppingToken.IsCancellationRequested)
        {
            Volatile.Write(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning("Mailboxes cannot be looked at: {Reason}", error.Message);
            }

            await Task.WhenAny(Task.Delay(Look, time, stoppingToken), _changed.Task);
        }

        await Task.WhenAll(_running.Values.Select(StopAsync));
        _running.Clear();
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        List<Mailbox> wanted;
        using (var session = store.Read())
        {
            wanted = await session.Db.Set<Mailbox>().Where(m => m.Enabled && m.Address != "").ToListAsync(stopping);
        }

        wanted.RemoveAll(m => ownership.Fence(m.Workspace.Value % ownership.Shards) is null || m.Read().Imap.Host.Length == 0);
        var keep = wanted.ToDictionary(m => (m.Workspace, m.Inbox));
        foreach (var (key, running) in _running.ToList())
        {
            if (keep.TryGetValue(key, out var now) && now.Version == running.Version && !running.Work.IsCompleted) continue;
            await StopAsync(running);
            _running.Remove(key);
        }

        foreach (var (key, mailbox) in keep)
        {
            if (_running.ContainsKey(key)) continue;
            var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            _running[key] = new Running(mailbox.Version, stop, Task.Run(() => RunAsync(mailbox, stop.Token), CancellationToken.None));
        }
    }

    private async Task RunAsync(Mailbox mailbox, CancellationToken stop)
    {
        try
        {
            if (ownership.TryReact(mailbox.Workspace)) await receiver.RunAsync(mailbox, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Settings changed, or the server stops.
        }
        catch (Exception error) when (error is LostOwnershipException or Refusal)
        {
            log.LogWarning("The receiver of inbox {Inbox} ends: {Reason}", mailbox.Inbox, error.Message);
        }
        catch (Exception error)
        {
            // It is begun again at the next look; the channel must not stay silent because of a bug.
            log.LogError(error, "The receiver of inbox {Inbox} failed", mailbox.Inbox);
        }
    }

    private static async Task StopAsync(Running running)
    {
        await running.Stop.CancelAsync();
        await running.Work;
        running.Stop.Dispose();
    }

    private sealed record Running(long Version, CancellationTokenSource Stop, Task Work);
}
