using Heed.Kernel;

namespace Heed.Platform.Ledger;

/// <summary>
/// What the readers of this node read: rows up to a known head never change, so each stretch is read from the store once,
/// however many readers pass it. Readers that fall behind meet at the same places, because stretches end at round numbers.
/// </summary>
internal sealed class LedgerPages(LedgerBook book)
{
    /// <summary>Most rows of a stretch.</summary>
    private const int Size = 200;

    /// <summary>Stretches kept: some megabytes at most.</summary>
    private const int MaxKept = 64;
    private readonly Lock _gate = new();
    private readonly Dictionary<Stretch, Task<List<LedgerRow>>> _kept = [];
    private readonly Queue<Stretch> _order = new(MaxKept);

    /// <summary>The next rows after <paramref name="after"/>, in order; none only when those up to <paramref name="head"/> have been deleted.</summary>
    public async Task<IReadOnlyList<LedgerRow>> AfterAsync(WorkspaceId workspace, Cursor head, long after, CancellationToken cancellationToken)
    {
        var stretch = new Stretch(workspace, head.Epoch, after, Math.Min(head.Seq, ((after / Size) + 1) * Size));
        Task<List<LedgerRow>>? rows;
        lock (_gate)
        {
            // One that failed is read anew.
            if (!_kept.TryGetValue(stretch, out rows) || rows.IsFaulted || rows.IsCanceled)
            {
                if (rows is null) Keep(stretch);
                rows = _kept[stretch] = Task.Run(() => book.AfterAsync(workspace, after, (int)(stretch.Last - after), cancellationToken), cancellationToken);
            }
        }

        return await rows;
    }

    private void Keep(Stretch stretch)
    {
        if (_order.Count == MaxKept) _kept.Remove(_order.Dequeue());
        _order.Enqueue(stretch);
    }

    private readonly record struct Stretch(WorkspaceId Workspace, long Epoch, long After, long Last);
}
