using System.Net.Sockets;
using Heed.Platform.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Heed.Platform.Ownership;

/// <summary>
/// Ownership in a cluster: leases of 8 s, renewed every 2 s, shared out evenly among the living nodes. A node that was
/// paused or cut off stops by its own monotonic clock before others may take over; what it had already sent to the
/// database meets a higher fence there and rolls back. (Gray, Cheriton, "Leases", 1989; the fence is Kleppmann's
/// "fencing token", 2016.)
/// </summary>
internal sealed class LeasedOwnership(ShardLeases leases, Dialect dialect, Node node, INodeBus bus, TimeProvider time, ILogger<LeasedOwnership> log)
    : BackgroundService, IShardOwnership
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);
    private const string Farewell = "ownership";
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    // A second earlier than the database: the two clocks need not tick alike.
    private static readonly TimeSpan Trust = Lease - TimeSpan.FromSeconds(1);

    private readonly Held?[] _held = new Held?[dialect.Shards];
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _failing;

    public int Shards => _held.Length;

    public long? Fence(int shard) =>
        Volatile.Read(ref _held[shard]) is { } held && time.GetElapsedTime(held.Renewed) < Trust ? held.Fence : null;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Array.Clear(_held);
        try
        {
            await leases.LeaveAsync(NotifyBus.Payload(node, Farewell, "{}"u8), cancellationToken);
        }
        catch (Exception error) when (IsOutage(error))
        {
            log.LogWarning("Leases could not be given back ({Reason}); they run out by themselves", error.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var farewells = bus.Subscribe(Farewell, _ => Volatile.Read(ref _wake).TrySetResult());
        while (!stoppingToken.IsCancellationRequested)
        {
            Volatile.Write(ref _wake, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            var wait = Retry;
            try
            {
                wait = await RoundAsync(stoppingToken);
                _failing = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (IsOutage(error))
            {
                if (!_failing) log.LogWarning(error, "Shard leases cannot be renewed");
                _failing = true;
            }

            await Task.WhenAny(Task.Delay(wait, time, stoppingToken), _wake.Task);
        }
    }

    /// <summary>How many shards a node is to hold: all nodes reckon alike, so nobody has to be asked.</summary>
    internal static int Share(IReadOnlyList<string> nodes, string name, int shards)
    {
        var place = nodes.TakeWhile(n => n != name).Count();
        return (shards / nodes.Count) + (place < shards % nodes.Count ? 1 : 0);
    }

    /// <summary>Renews, gives back what is too much, takes what is free; the time until the next round.</summary>
    private async Task<TimeSpan> RoundAsync(CancellationToken stopping)
    {
        var sent = time.GetTimestamp();
        var view = await leases.RenewAsync(stopping);
        var mine = view.Leases.Where(l => l.Node == node.Name && l.Left > TimeSpan.Zero).ToDictionary(l => l.Shard);
        for (var shard = 0; shard < Shards; shard++)
        {
            Volatile.Write(ref _held[shard], mine.TryGetValue(shard, out var lease) ? new Held(lease.Fence, sent) : null);
        }

        var share = Share(view.Nodes, node.Name, Shards);
        foreach (var shard in mine.Keys.OrderDescending().Take(Math.Max(0, mine.Count - share)))
        {
            Volatile.Write(ref _held[shard], null);
            await leases.ReleaseAsync(shard, stopping);
            log.LogInformation("Shard {Shard} is given to another node", shard);
        }

        var rows = view.Leases.ToDictionary(l => l.Shard);
        var held = Math.Min(mine.Count, share);
        for (var shard = 0; shard < Shards && held < share; shard++)
        {
            if (rows.TryGetValue(shard, out var row) && row.Left > TimeSpan.Zero) continue;
            if (await TakeAsync(shard, stopping)) held++;
        }

        // A lease that nobody renews is looked at the moment it runs out, not up to two seconds later.
        var soonest = view.Leases.Where(l => l.Node != node.Name && l.Left > TimeSpan.Zero).Select(l => l.Left).DefaultIfEmpty(Renewal).Min();
        var wait = soonest + TimeSpan.FromMilliseconds(50);
        return wait < Renewal ? wait : Renewal;
    }

    private async Task<bool> TakeAsync(int shard, CancellationToken stopping)
    {
        var sent = time.GetTimestamp();
        if (await leases.TakeAsync(shard, stopping) is not { } fence) return false;
        Volatile.Write(ref _held[shard], new Held(fence, sent));
        log.LogInformation("Shard {Shard} is taken under fence {Fence}", shard, fence);
        return true;
    }

    private static bool IsOutage(Exception error) => error is NpgsqlException or SocketException or TimeoutException or IOException;

    private sealed record Held(long Fence, long Renewed);
}
