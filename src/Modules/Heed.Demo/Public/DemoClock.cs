namespace Heed.Demo.Public;

/// <summary>
/// The clock of a server on which the sample company lives through its past: it says what it was last set to, and goes on
/// from there as slowly as the real one. It never goes back. Timers keep running in real time.
/// </summary>
public sealed class DemoClock(TimeProvider real) : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _set = real.GetUtcNow();
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

    /// <summary>Begins at an instant in the past, once, before anything was written.</summary>
    public void Begin(DateTimeOffset instant)
    {
        lock (_lock) (_set, _setAt) = (instant, real.GetTimestamp());
    }

    /// <summary>Goes forward to an instant; an earlier one changes nothing.</summary>
    public void ForwardTo(DateTimeOffset instant)
    {
        lock (_lock)
        {
            if (instant > Now()) (_set, _setAt) = (instant, real.GetTimestamp());
        }
    }

    private DateTimeOffset Now() => _set + real.GetElapsedTime(_setAt);
}
