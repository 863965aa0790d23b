using System.Runtime.ExceptionServices;
using Heed.Kernel;
using Heed.Platform.Ownership;
using Heed.Platform.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Ledger;

/// <summary>Drives every ledger reader over the workspaces of the shards this node owns.</summary>
internal sealed class ReaderRunner(
    IEnumerable<ILedgerReader> readers, LedgerPages pages, IStore store, IShardOwnership ownership, LedgerSignal signal, ReaderPlaces reached,
    TimeProvider time, ILogger<ReaderRunner> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan[] RetryDelays = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(readers.Select(r => RunAsync(r, stoppingToken)));

    private async Task RunAsync(ILedgerReader reader, CancellationToken stopping)
    {
        var places = new Dictionary<WorkspaceId, Place>();
        using var running = new SemaphoreSlim(ReaderLanes.MaxRunning);
        while (!stopping.IsCancellationRequested)
        {
            var grown = signal.NextAsync();
            var busy = false;
            try
            {
                foreach (var (workspace, head) in await HeadsAsync(stopping))
                {
                    if (ownership.Fence(workspace.Value % ownership.Shards) is not { } fence)
                    {
                        places.Remove(workspace);
                        continue;
                    }

                    Reaction.Under(fence);
                    busy |= await DrainAsync(reader, workspace, head, places, running, stopping);
                }

                if (!busy) await Task.WhenAny(grown, Task.Delay(Poll, time, stopping));
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (LostOwnershipException)
            {
                places.Clear();
            }
            catch (Refusal refusal)
            {
                log.LogWarning("Reader {Reader} waits for the store: {Code}", reader.Name, refusal.Code);
                await Task.WhenAny(Task.Delay(Poll, time, stopping));
            }
        }
    }

    /// <summary>True when there may be more to read.</summary>
    private async Task<bool> DrainAsync(ILedgerReader reader, WorkspaceId workspace, Cursor head, Dictionary<WorkspaceId, Place> places, SemaphoreSlim running, CancellationToken stopping)
    {
        if (!places.TryGetValue(workspace, out var place)) places[workspace] = place = await LoadAsync(reader, workspace, stopping);
        if (reader is IConcurrentReader) place.Lanes ??= new ReaderLanes(running, seq => reached.Passed(reader.Name, workspace, seq));
        if (place.Lanes?.Failure is { } failure)
        {
            places.Remove(workspace);
            ExceptionDispatchInfo.Throw(failure);
        }

        if (place.Seq >= head.Seq)
        {
            place.Lanes?.Read(place.Seq);
            reached.Passed(reader.Name, workspace, place.Done);
            await SaveAsync(reader, workspace, head.Epoch, place, stopping);
            return false;
        }

        var rows = await pages.AfterAsync(workspace, head, place.Seq, stopping);
        foreach (var row in rows)
        {
            if (reader.Events.Contains(row.Name))
            {
                if (place.Lanes is { } lanes && reader is IConcurrentReader apart) await lanes.BeginAsync(apart.Key(row), row.Seq, () => HandleAsync(reader, row, stopping), stopping);
                else await HandleAsync(reader, row, stopping);
            }

            place.Seq = row.Seq;
            place.Lanes?.Read(row.Seq);
        }

        reached.Passed(reader.Name, workspace, place.Done);
        await SaveAsync(reader, workspace, head.Epoch, place, stopping);
        return rows.Count > 0 && place.Seq < head.Seq;
    }

    private async Task HandleAsync(ILedgerReader reader, LedgerRow row, CancellationToken stopping)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await reader.HandleAsync(row, stopping);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException and not LostOwnershipException and not BusyRefusal and not DiskFullRefusal)
            {
                if (attempt < RetryDelays.Length)
                {
                    await Task.Delay(RetryDelays[attempt], time, stopping);
                    continue;
                }

                log.LogError(error, "Reader {Reader} parks event {Seq} ({Event}) of workspace {Workspace}", reader.Name, row.Seq, row.Name, row.Workspace);
                await ParkAsync(reader, row, error, attempt + 1, stopping);
                return;
            }
        }
    }

    private Task ParkAsync(ILedgerReader reader, LedgerRow row, Exception error, int attempts, CancellationToken stopping) =>
        store.WriteAsync(
            Scope.System(row.Workspace),
            unit => unit.Execute($"""
                insert into platform_ledger_parked (id, workspace, reader, seq, at, attempts, error)
                values ({Ids.New(unit.Now)}, {row.Workspace}, {reader.Name}, {row.Seq}, {unit.Now}, {attempts}, {error.GetType().Name})
                """),
            stopping);

    private async Task<Dictionary<WorkspaceId, Cursor>> HeadsAsync(CancellationToken stopping)
    {
        using var session = store.Read();
        var rows = await session.QueryAsync($"select workspace, epoch, seq from platform_ledger_heads", r => (new WorkspaceId(r.Int(0)), new Cursor(r.Long(1), r.Long(2))), stopping);
        return rows.ToDictionary(r => r.Item1, r => r.Item2);
    }

    private async Task<Place> LoadAsync(ILedgerReader reader, WorkspaceId workspace, CancellationToken stopping)
    {
        using var session = store.Read();
        var seq = await session.NumberAsync($"select seq from platform_ledger_cursors where reader = {reader.Name} and workspace = {workspace}", stopping);
        return new Place { Seq = seq, Saved = seq, SavedAt = time.GetTimestamp() };
    }

    /// <summary>Handling is idempotent, so the cursor is written once a second, not once an event.</summary>
    private async Task SaveAsync(ILedgerReader reader, WorkspaceId workspace, long epoch, Place place, CancellationToken stopping)
    {
        var seq = place.Done;
        if (place.Saved == seq || time.GetElapsedTime(place.SavedAt) < Poll) return;
        await store.WriteAsync(
            Scope.System(workspace),
            unit => unit.Execute($"""
                insert into platform_ledger_cursors (reader, workspace, epoch, seq) values ({reader.Name}, {workspace}, {epoch}, {seq})
                on conflict (reader, workspace) do update set epoch = excluded.epoch, seq = excluded.seq
                """),
            stopping);
        place.Saved = seq;
        place.SavedAt = time.GetTimestamp();
    }

    private sealed class Place
    {
        /// <summary>Read up to here.</summary>
        public long Seq { get; set; }

        /// <summary>Handled up to here.</summary>
        public long Done => Lanes?.Reached ?? Seq;

        /// <summary>What is under way, of a reader that handles several at once.</summary>
        public ReaderLanes? Lanes { get; set; }

        public long Saved { get; set; }

        public long SavedAt { get; set; }
    }
}
