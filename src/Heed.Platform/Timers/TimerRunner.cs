using Heed.Kernel;
using Heed.Platform.Ownership;
using Heed.Platform.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Timers;

/// <summary>Fires durable timers of the shards this node owns. A timer that fails is logged and tried again a minute later.</summary>
internal sealed class TimerRunner(
    IEnumerable<ITimerHandler> handlers, IStore store, IShardOwnership ownership, TimeProvider time, ILogger<TimerRunner> log) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<string, ITimerHandler> _handlers = handlers.ToDictionary(h => h.Kind);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var full = false;
            try
            {
                for (var shard = 0; shard < ownership.Shards; shard++)
                {
                    if (ownership.Fence(shard) is { } fence) full |= await FireDueAsync(shard, fence, stoppingToken);
                }

                if (!full) await Task.Delay(Tick, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error) when (error is LostOwnershipException or Refusal)
            {
                log.LogWarning("Timers wait: {Reason}", error.Message);
                await Task.WhenAny(Task.Delay(Tick * 4, time, stoppingToken));
            }
        }
    }

    private async Task<bool> FireDueAsync(int shard, long fence, CancellationToken stopping)
    {
        Reaction.Under(fence);
        List<(WorkspaceId Workspace, DueTimer Timer)> due;
        using (var session = store.Read())
        {
            due = await session.QueryAsync(
                $"select workspace, kind, key, due, facts from platform_timers where shard = {shard} and due <= {time.GetUtcNow()} order by due limit {BatchSize}",
                r => (new WorkspaceId(r.Int(0)), new DueTimer(r.Text(1), r.Id(2), r.Time(3), r.TextOrNull(4))),
                stopping);
        }

        // Many timers of one minute share the lane's batches, and where their handler can, units.
        await Task.WhenAll(due.GroupBy(d => d.Workspace, d => d.Timer).SelectMany(w => Runs(w).Select(run => FireAsync(w.Key, run, stopping))));
        return due.Count == BatchSize;
    }

    /// <summary>What goes into one unit: neighbours of a kind whose handler takes them together, so that the order in which they are due stays.</summary>
    private IEnumerable<List<DueTimer>> Runs(IEnumerable<DueTimer> timers)
    {
        List<DueTimer> run = [];
        foreach (var timer in timers)
        {
            if (run.Count > 0 && (run[0].Kind != timer.Kind || _handlers.GetValueOrDefault(timer.Kind) is not ITimerSetHandler))
            {
                yield return run;
                run = [];
            }

            run.Add(timer);
        }

        yield return run;
    }

    private async Task FireAsync(WorkspaceId workspace, List<DueTimer> run, CancellationToken stopping)
    {
        if (run.Count == 1)
        {
            await FireAsync(workspace, run[0], stopping);
            return;
        }

        var (kind, keys) = (run[0].Kind, run.ConvertAll(t => t.Key));
        var handler = (ITimerSetHandler)_handlers[kind];
        try
        {
            await store.WriteAsync(
                Scope.System(workspace),
                unit =>
                {
                    if (unit.TakeTimers(kind, keys) is { Count: > 0 } taken) handler.Fire(unit, taken);
                },
                stopping);
        }
        catch (Exception error) when (IsOfTimers(error))
        {
            log.LogWarning(error, "{Count} timers {Kind} of workspace {Workspace} failed together; each is fired by itself", run.Count, kind, workspace);
            foreach (var timer in run) await FireAsync(workspace, timer, stopping);
        }
    }

    private async Task FireAsync(WorkspaceId workspace, DueTimer timer, CancellationToken stopping)
    {
        try
        {
            if (!_handlers.TryGetValue(timer.Kind, out var handler)) throw new InvalidOperationException($"Nobody handles timers of kind '{timer.Kind}'.");
            await store.WriteAsync(
                Scope.System(workspace),
                unit =>
                {
                    if (unit.TakeTimer(timer)) handler.Fire(unit, timer);
                },
                stopping);
        }
        catch (Exception error) when (IsOfTimers(error))
        {
            log.LogError(error, "Timer {Kind} {Key} of workspace {Workspace} failed", timer.Kind, timer.Key, workspace);
            var again = time.GetUtcNow().AddMinutes(1);
            await store.WriteAsync(
                Scope.System(workspace),
                unit => unit.Execute($"update platform_timers set due = {again} where workspace = {workspace} and kind = {timer.Kind} and key = {timer.Key} and due = {timer.Due}"),
                stopping);
        }
    }

    /// <summary>Whether the timer is to blame, and not the store or the node.</summary>
    private static bool IsOfTimers(Exception error) => error is not OperationCanceledException and not LostOwnershipException and not BusyRefusal and not DiskFullRefusal;
}
