using System.Collections.Concurrent;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Ledger;

/// <summary>How far each reader has come: live for the readers of this node, from their saved cursors for those of other nodes.</summary>
public sealed class ReaderPlaces(IEnumerable<ILedgerReader> readers, IStore store, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly string[] _readers = [.. readers.Select(r => r.Name)];
    private readonly ConcurrentDictionary<(string Reader, WorkspaceId Workspace), long> _places = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until every reader has handled the workspace's events up to <paramref name="seq"/>, or until the patience ends.</summary>
    public async Task WaitAsync(WorkspaceId workspace, long seq, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var moved = Volatile.Read(ref _moved).Task;
            if (Array.TrueForAll(_readers, r => _places.GetValueOrDefault((r, workspace)) >= seq)) return;
            if (time.GetElapsedTime(started) >= patience) return;
            await Task.WhenAny(moved, Task.Delay(Look, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (!moved.IsCompleted) await LookAsync(workspace, cancellationToken);
        }
    }

    /// <summary>The reader that is furthest behind in each workspace, by its saved cursor: events behind by reader.</summary>
    public async Task<IReadOnlyDictionary<string, long>> BehindAsync(CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var heads = await session.QueryAsync($"select workspace, seq from platform_ledger_heads", r => (Workspace: new WorkspaceId(r.Int(0)), Seq: r.Long(1)), cancellationToken);
        var saved = await session.QueryAsync(
            $"select reader, workspace, seq from platform_ledger_cursors", r => (Reader: r.Text(0), Workspace: new WorkspaceId(r.Int(1)), Seq: r.Long(2)), cancellationToken);
        foreach (var cursor in saved) Raise(cursor.Reader, cursor.Workspace, cursor.Seq);
        return _readers.ToDictionary(r => r, r => heads.Select(h => h.Seq - _places.GetValueOrDefault((r, h.Workspace))).DefaultIfEmpty().Max());
    }

    internal void Passed(string reader, WorkspaceId workspace, long seq)
    {
        if (!Raise(reader, workspace, seq)) return;
        Interlocked.Exchange(ref _moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private async Task LookAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var saved = await session.QueryAsync(
            $"select reader, seq from platform_ledger_cursors where workspace = {workspace}", r => (Reader: r.Text(0), Seq: r.Long(1)), cancellationToken);
        foreach (var cursor in saved) Raise(cursor.Reader, workspace, cursor.Seq);
    }

    private bool Raise(string reader, WorkspaceId workspace, long seq)
    {
        var before = _places.GetValueOrDefault((reader, workspace));
        if (before >= seq) return false;
        _places[(reader, workspace)] = seq;
        return true;
    }
}
