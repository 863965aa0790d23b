using System.Collections.Concurrent;
using Heed.Kernel;
using Heed.Platform.Ownership;
using Heed.Platform.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Outbound;

/// <summary>
/// Carries a durable queue out to many receivers. Each receiver has a lane of its own with a few calls at a time, so that a slow one keeps nobody
/// waiting. The queue is rows: after a kill the same work is found again and sent with the same id, so delivery is at-least-once. Only the owner of a
/// workspace's shard sends.
/// </summary>
/// <typeparam name="TWork">One call to make.</typeparam>
public abstract class OutboundPump<TWork>(IShardOwnership ownership, TimeProvider time, ILogger log) : BackgroundService
{
    /// <summary>Calls at a time to one receiver.</summary>
    protected const int Parallel = 4;

    private const int BatchSize = 40;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Target), Task> _lanes = new();
    private TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>There may be something to send now.</summary>
    public void Wake() => Volatile.Read(ref _woken).TrySetResult();

    /// <summary>Receivers for which something is due.</summary>
    protected abstract Task<IReadOnlyList<(WorkspaceId Workspace, Guid Target)>> TargetsAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What is due for one receiver, oldest first.</summary>
    protected abstract Task<IReadOnlyList<TWork>> DueAsync(WorkspaceId workspace, Guid target, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Makes the call and stores how it ended, whereby the work is not due any more.</summary>
    protected abstract Task SendAsync(WorkspaceId workspace, Guid target, TWork work, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _woken, woken);
            try
            {
                foreach (var (workspace, target) in await TargetsAsync(time.GetUtcNow(), stoppingToken))
                {
                    // A lane ends by itself when nothing is due; only then may another begin.
                    if (_lanes.TryGetValue((workspace, target), out var lane) && !lane.IsCompleted) continue;
                    _lanes[(workspace, target)] = Task.Run(() => RunAsync(workspace, target, stoppingToken), CancellationToken.None);
                }

                foreach (var (key, lane) in _lanes)
                {
                    if (lane.IsCompleted) _lanes.TryRemove(new KeyValuePair<(WorkspaceId, Guid), Task>(key, lane));
                }
            }
            catch (Refusal refusal)
            {
                log.LogWarning("Deliveries wait for the store: {Code}", refusal.Code);
                await Task.Delay(AfterError, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }

            await Task.WhenAny(woken.Task, Task.Delay(Tick, time, stoppingToken));
        }

        await Task.WhenAll(_lanes.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(WorkspaceId workspace, Guid target, CancellationToken stopping)
    {
        try
        {
            while (ownership.TryReact(workspace))
            {
                var due = await DueAsync(workspace, target, time.GetUtcNow(), BatchSize, stopping);
                if (due.Count == 0) return;
                var failed = 0;
                await System.Threading.Tasks.Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = stopping }, async (work, token) =>
                {
                    if (!await TrySendAsync(workspace, target, work, token)) Interlocked.Increment(ref failed);
                });
                if (failed > 0) await Task.Delay(AfterError, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was under way is still in the queue.
        }
        catch (Exception error) when (error is Refusal or LostOwnershipException)
        {
            log.LogInformation("Deliveries of workspace {Workspace} pause: {Reason}", workspace, error.Message);
        }
    }

    private async Task<bool> TrySendAsync(WorkspaceId workspace, Guid target, TWork work, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(workspace, target, work, cancellationToken);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException and not LostOwnershipException and not Refusal)
        {
            log.LogError(error, "A delivery to {Target} of workspace {Workspace} failed by a fault of ours", target, workspace);
            return false;
        }
    }
}
