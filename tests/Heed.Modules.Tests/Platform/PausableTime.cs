namespace Heed.Modules.Tests.Platform;

/// <summary>The time of a node that can be stopped as SIGSTOP stops a process: its clock stands and its timers do not fire.</summary>
internal sealed class PausableTime : TimeProvider
{
    private readonly ManualResetEventSlim _runs = new(true);
    private long? _stoppedAt;

    internal void Pause()
    {
        _stoppedAt = base.GetTimestamp();
        _runs.Reset();
    }

    /// <summary>Goes on; the monotonic clock jumps by the length of the pause.</summary>
    internal void Resume()
    {
        _stoppedAt = null;
        _runs.Set();
    }

    public override long GetTimestamp() => _stoppedAt ?? base.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(
            s =>
            {
                if (_runs.IsSet) callback(s);
                else ThreadPool.RegisterWaitForSingleObject(_runs.WaitHandle, (_, _) => callback(s), null, Timeout.Infinite, executeOnlyOnce: true);
            },
            state, dueTime, period);
}
