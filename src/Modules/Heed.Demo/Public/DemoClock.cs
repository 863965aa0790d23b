namespace Heed.Demo.Public;

/// <summary>
/// The clock of a server on which the sample company lives through its past: it begins weeks ago, says what it was last set to, and goes on
/// from there as slowly as the real one. It never goes back. Timers keep running in real time, until they are rung.
/// </summary>
public sealed class DemoClock(TimeProvider real) : TimeProvider
{
    /// <summary>How long before the present it begins. It begins there before anything runs by it: no server sees it go back.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(45);

    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private readonly List<WeakReference<ITimer>> _pulses = [];
    private DateTimeOffset _set = real.GetUtcNow() - Past;
    private long _setAt = real.GetTimestamp();

    /// <summary>The present, whatever this clock was set to.</summary>
    public DateTimeOffset Present => real.GetUtcNow();

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return Now();
    }

    /// <summary>Limits and pauses of the server follow the set time as well.</summary>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Goes forward to an instant; an earlier one changes nothing.</summary>
    public void ForwardTo(DateTimeOffset instant)
    {
        lock (_lock)
        {
            if (instant > Now()) (_set, _setAt) = (instant, real.GetTimestamp());
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = real.CreateTimer(callback, state, dueTime, period);
        // Longer ones are patience, not pulses.
        if (dueTime <= Pulse && dueTime > TimeSpan.Zero && period == Timeout.InfiniteTimeSpan)
        {
            lock (_pulses)
            {
                _pulses.RemoveAll(t => !t.TryGetTarget(out _));
                _pulses.Add(new WeakReference<ITimer>(timer));
            }
        }

        return timer;
    }

    /// <summary>Whatever looks around every few moments does so now: what fell due when the clock went forward need not wait for it.</summary>
    public void Ring()
    {
        List<WeakReference<ITimer>> pulses;
        lock (_pulses)
        {
            pulses = [.. _pulses];
            _pulses.Clear();
        }

        foreach (var pulse in pulses)
        {
            // One that has gone off, or was given up, does nothing.
            if (pulse.TryGetTarget(out var timer)) timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private DateTimeOffset Now() => _set + real.GetElapsedTime(_setAt);
}
