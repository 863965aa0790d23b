namespace Heed.Queueing.Lines;

/// <summary>
/// Instants at which something is due. An entry counts only while the work still names that very instant, so that moving or dropping one is an assignment;
/// entries that do not count any more are swept when they are most of the heap.
/// </summary>
internal sealed class Timers
{
    private const int Slack = 1024;
    private readonly PriorityQueue<(Item Item, TimerKind Kind), (long At, long Sequence, int Kind)> _heap = new();

    /// <summary>When the next instant is due, or null.</summary>
    public long? Next
    {
        get
        {
            DropStale();
            return _heap.TryPeek(out _, out var due) ? due.At : null;
        }
    }

    public void Set(Item item, TimerKind kind, long at, int live)
    {
        item[kind] = at;
        _heap.Enqueue((item, kind), (at, item.Sequence, (int)kind));
        if (_heap.Count > Slack + 4 * live) Sweep();
    }

    /// <summary>Takes the earliest instant that is due, equal ones in the order of the work's sequence.</summary>
    public bool TryTake(long now, out Item item, out TimerKind kind)
    {
        DropStale();
        if (_heap.TryPeek(out var entry, out var due) && due.At <= now)
        {
            _heap.Dequeue();
            (item, kind) = entry;
            item[kind] = 0;
            return true;
        }

        (item, kind) = (null!, default);
        return false;
    }

    private void DropStale()
    {
        while (_heap.TryPeek(out var entry, out var due) && !Counts(entry.Item, entry.Kind, due.At)) _heap.Dequeue();
    }

    private void Sweep()
    {
        var left = _heap.UnorderedItems.Where(e => Counts(e.Element.Item, e.Element.Kind, e.Priority.At)).ToList();
        _heap.Clear();
        _heap.EnqueueRange(left);
    }

    private static bool Counts(Item item, TimerKind kind, long at) => !item.Gone && item[kind] == at;
}
