namespace Heed.Mail.Wire;

/// <summary>One operation's time: ends when the caller gives up, the limit is reached or the connection is closed on our side, and tells them apart.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;

    internal TimeLimit(TimeSpan limit, TimeProvider time, CancellationToken caller, CancellationToken closed = default)
    {
        _timer = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller, closed);
        _caller = caller;
    }

    internal CancellationToken Token => _either.Token;

    /// <summary>The limit was reached, and the caller has not given up himself.</summary>
    internal bool IsOver => _timer.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>A limit that leaves time for a transfer: the base, and the bytes at the slowest rate that is borne.</summary>
    internal static TimeSpan ForTransfer(TimeSpan basis, long bytes, int bytesPerSecond) => basis + TimeSpan.FromSeconds((double)bytes / bytesPerSecond);

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
