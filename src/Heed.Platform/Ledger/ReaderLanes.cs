namespace Heed.Platform.Ledger;

/// <summary>Events of one workspace that a concurrent reader has under way: in order for each key, bounded in all.</summary>
internal sealed class ReaderLanes(SemaphoreSlim running, Action<long> passed)
{
    /// <summary>Events under way for one reader on a node, over all workspaces.</summary>
    public const int MaxRunning = 16;

    /// <summary>Events begun and not finished, running or waiting for their key.</summary>
    private const int MaxBegun = 200;
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Task> _last = [];
    private readonly SortedSet<long> _open = [];
    private readonly SemaphoreSlim _begun = new(MaxBegun);
    private Exception? _failure;
    private long _read;

    /// <summary>Up to here everything is handled.</summary>
    public long Reached
    {
        get
        {
            lock (_gate) return _open.Count > 0 ? _open.Min - 1 : _read;
        }
    }

    /// <summary>An event that cannot be handled now; what follows it has to be read again.</summary>
    public Exception? Failure
    {
        get
        {
            lock (_gate) return _failure;
        }
    }

    /// <summary>Everything up to here was begun, or is for somebody else.</summary>
    public void Read(long seq)
    {
        lock (_gate) _read = seq;
    }

    /// <summary>Begins an event after those of its key; waits while too many are under way.</summary>
    public async Task BeginAsync(Guid key, long seq, Func<Task> handle, CancellationToken stopping)
    {
        await _begun.WaitAsync(stopping);
        lock (_gate)
        {
            _open.Add(seq);
            _last[key] = RunAsync(_last.GetValueOrDefault(key, Task.CompletedTask), key, seq, handle, stopping);
        }
    }

    private async Task RunAsync(Task before, Guid key, long seq, Func<Task> handle, CancellationToken stopping)
    {
        // Off the gate, whatever the task before it did.
        await Task.WhenAny(before).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await running.WaitAsync(stopping);
            try
            {
                if (Failure is null) await handle();
            }
            finally
            {
                running.Release();
            }

            Finish(key, seq);
        }
        catch (Exception error)
        {
            // It stays open: the cursor does not pass it, and whoever drives the reader begins anew from there.
            lock (_gate) _failure ??= error;
        }
        finally
        {
            _begun.Release();
        }
    }

    private void Finish(Guid key, long seq)
    {
        lock (_gate)
        {
            // Skipped after a failure: not handled.
            if (_failure is not null) return;
            _open.Remove(seq);
            if (_last.TryGetValue(key, out var last) && last.IsCompleted) _last.Remove(key);
            passed(_open.Count > 0 ? _open.Min - 1 : _read);
        }
    }
}
