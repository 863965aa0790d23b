using System.Collections.Concurrent;
using Heed.Kernel;

namespace Heed.Platform.Ledger;

/// <summary>Tells waiting readers and sockets of this node that a ledger has grown. Lost signals are healed by cursors.</summary>
public sealed class LedgerSignal
{
    private readonly ConcurrentDictionary<WorkspaceId, Cursor> _heads = new();
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called after a commit with the new heads.</summary>
    public event Action<IReadOnlyDictionary<WorkspaceId, Cursor>>? Grown;

    /// <summary>The newest head known on this node.</summary>
    public Cursor? Head(WorkspaceId workspace) => _heads.TryGetValue(workspace, out var head) ? head : null;

    /// <summary>Completes at the next growth of any ledger.</summary>
    public Task NextAsync() => Volatile.Read(ref _grown).Task;

    /// <summary>Announces new heads: after a commit here, or a wake-up from another node.</summary>
    public void Committed(IReadOnlyDictionary<WorkspaceId, Cursor> heads)
    {
        if (heads.Count == 0) return;
        foreach (var (workspace, head) in heads)
        {
            _heads.AddOrUpdate(workspace, head, (_, old) => old.Epoch == head.Epoch && old.Seq > head.Seq ? old : head);
        }

        var grown = Interlocked.Exchange(ref _grown, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        grown.SetResult();
        Grown?.Invoke(heads);
    }
}
