using Heed.Kernel;

namespace Heed.Platform.Store;

/// <summary>
/// Who may ask the database now. A fixed number of questions run at once; the others wait in lines, one a caller, which are
/// served in turn, so that a caller with five hundred calls delays its own and nobody else's. Reactions and timers have a
/// line of their own and every second turn. A request that nobody could serve within <see cref="Patience"/> is refused at
/// its first question; one that was served once is no longer refused, since its work would be lost.
/// (Nagle, "On Packet Switches With Infinite Storage", 1987, RFC 970: a queue for each source, served round robin.)
/// </summary>
/// <param name="room">Questions at once.</param>
/// <param name="time">The clock of those who wait.</param>
internal sealed class ReaderGate(int room, TimeProvider time)
{
    /// <summary>Requests beyond these are refused without waiting.</summary>
    internal const int MostWaiting = 2_000;

    /// <summary>How long a request waits for its first question.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>How long those wait whose work has begun: longer than a statement may run.</summary>
    private static readonly TimeSpan LongPatience = TimeSpan.FromSeconds(35);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Queue<TaskCompletionSource>> _lines = [];
    private readonly Queue<int> _turns = new();
    private readonly Queue<TaskCompletionSource> _own = new();
    private int _free = room;
    private int _waiting;
    private bool _ownWasLast;

    /// <summary>Callers in the lines.</summary>
    internal int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Waits for a turn; each must be followed by one <see cref="Leave"/>.</summary>
    /// <param name="trace">The request that asks; null for the server's own work.</param>
    /// <param name="cancellationToken">Leaves the line.</param>
    /// <exception cref="BusyRefusal">Nobody could serve it in time.</exception>
    public async ValueTask EnterAsync(RequestTrace? trace, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var fresh = trace is { Served: false };
        if (Line(trace, fresh) is { } turn) await WaitAsync(turn, fresh ? Patience : LongPatience, cancellationToken);
        trace?.Served = true;
    }

    /// <summary>Hands the turn to the next in line.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            while (Next() is { } next)
            {
                _waiting--;
                // One that has given up has its result already.
                if (next.TrySetResult()) return;
            }

            _free++;
        }
    }

    /// <summary>A place in a line; null when there is room at once.</summary>
    private TaskCompletionSource? Line(RequestTrace? trace, bool fresh)
    {
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return null;
            }

            if (fresh && _waiting >= MostWaiting) throw Busy();
            _waiting++;
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (trace is null)
            {
                _own.Enqueue(turn);
                return turn;
            }

            if (!_lines.TryGetValue(trace.Line, out var line))
            {
                _lines[trace.Line] = line = new();
                _turns.Enqueue(trace.Line);
            }

            line.Enqueue(turn);
            return turn;
        }
    }

    private async Task WaitAsync(TaskCompletionSource turn, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Task.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Unless its turn has come at this very moment.
            if (turn.TrySetCanceled(CancellationToken.None)) throw Busy();
        }
        catch (OperationCanceledException)
        {
            if (!turn.TrySetCanceled(CancellationToken.None)) Leave();
            throw;
        }
    }

    private TaskCompletionSource? Next()
    {
        _ownWasLast = !_ownWasLast;
        if ((_ownWasLast || _turns.Count == 0) && _own.TryDequeue(out var own)) return own;
        if (!_turns.TryDequeue(out var number)) return null;
        var line = _lines[number];
        var next = line.Dequeue();
        if (line.Count > 0) _turns.Enqueue(number);
        else _lines.Remove(number);
        return next;
    }

    private static BusyRefusal Busy() => new("busy", "Too many are asking at the moment. Nothing was changed; try again in a moment.");
}
