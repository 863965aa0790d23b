using Heed.Platform.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Routing.Assignment;

/// <summary>
/// Calls the desks when the engine wants to be called: offers end, circles widen. After a start, and when a shard comes over from another
/// node, it opens the desks of those who wait, without waiting for something to happen to them.
/// </summary>
internal sealed class DeskClock(Desks desks, IShardOwnership ownership, IStore store, TimeProvider time, ILogger<DeskClock> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250), Round = TimeSpan.FromSeconds(2);
    private readonly Dictionary<int, long> _fences = [];
    private long _round;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await OpenAsync(stoppingToken);
                var round = time.GetElapsedTime(_round) >= Round;
                if (round) _round = time.GetTimestamp();
                foreach (var (workspace, known) in desks.Open)
                {
                    if (known.NextDue <= time.GetUtcNow().ToMicros()) await WithAsync(workspace, d => d.AdvanceAsync(stoppingToken), stoppingToken);
                    if (round) await WithAsync(workspace, d => d.RoundAsync(stoppingToken), stoppingToken);
                }

                await Task.Delay(Tick, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Refusal refusal)
            {
                log.LogWarning("Desks wait for the store: {Code}", refusal.Code);
                await Task.Delay(Tick * 4, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Opens the desks of shards that came to this node.</summary>
    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var gained = new HashSet<int>();
        for (var shard = 0; shard < ownership.Shards; shard++)
        {
            if (ownership.Fence(shard) is not { } fence) _fences.Remove(shard);
            else if (!_fences.TryGetValue(shard, out var known) || known != fence) gained.Add(shard);
        }

        if (gained.Count == 0) return;
        List<WorkspaceId> waiting;
        using (var session = store.Read())
        {
            waiting = await session.QueryAsync(
                $"select distinct workspace from routing_work where standing in ({Standing.Waiting}, {Standing.Offered})", r => new WorkspaceId(r.Int(0)), cancellationToken);
        }

        foreach (var workspace in waiting.Where(w => gained.Contains(w.Value % ownership.Shards))) await WithAsync(workspace, d => d.AdvanceAsync(cancellationToken), cancellationToken);
        foreach (var shard in gained)
        {
            if (ownership.Fence(shard) is { } fence) _fences[shard] = fence;
        }
    }

    private async Task WithAsync(WorkspaceId workspace, Func<Desk, Task> step, CancellationToken cancellationToken)
    {
        // In a flow of its own: the fence is the workspace's, not the loop's.
        await Task.Run(
            async () =>
            {
                try
                {
                    if (ownership.TryReact(workspace) && desks.Of(workspace) is { } desk) await step(desk);
                }
                catch (Exception error) when (error is not OperationCanceledException and not Refusal)
                {
                    log.LogWarning(error, "The desk of workspace {Workspace} is made anew", workspace);
                }
            },
            cancellationToken);
    }
}
