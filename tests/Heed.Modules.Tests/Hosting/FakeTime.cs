using System.Diagnostics;

namespace Heed.Modules.Tests.Hosting;

/// <summary>
/// The real clock, which a test may put forward: timers that become due by the jump fire at once. It never stands still,
/// so background work goes on by itself.
/// </summary>
public sealed class FakeTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<JumpingTimer> _timers = [];
    private long _jumped;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _jumped));

    public override long GetTimestamp() => Stopwatch.GetTimestamp() + (long)(new TimeSpan(Interlocked.Read(ref _jumped)).TotalSeconds * Stopwatch.Frequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new JumpingTimer(this, callback, state);
        lock (_lock) _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Puts the clock forward.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _jumped, by.Ticks);
        JumpingTimer[] timers;
        lock (_lock) timers = [.. _timers];
        foreach (var timer in timers) timer.Jumped();
    }

    private void Forget(JumpingTimer timer)
    {
        lock (_lock) _timers.Remove(timer);
    }

    private sealed class JumpingTimer : ITimer
    {
        private readonly FakeTime _time;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly Timer _real;
        private readonly Lock _lock = new();
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public JumpingTimer(FakeTime time, TimerCallback callback, object? state)
        {
            (_time, _callback, _state) = (time, callback, state);
            _real = new Timer(_ => Fire());
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_lock)
            {
                _period = period;
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _time.GetUtcNow() + dueTime;
                return Arm();
            }
        }

        public void Jumped()
        {
            lock (_lock)
            {
                if (_due is not null) Arm();
            }
        }

        public void Dispose()
        {
            _real.Dispose();
            _time.Forget(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private bool Arm()
        {
            if (_due is not { } due) return _real.Change(Timeout.Infinite, Timeout.Infinite);
            var left = Math.Max(0, (long)Math.Ceiling((due - _time.GetUtcNow()).TotalMilliseconds));
            try
            {
                return _real.Change(left, Timeout.Infinite);
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }

        private void Fire()
        {
            lock (_lock)
            {
                if (_due is null) return;
                _due = _period > TimeSpan.Zero ? _time.GetUtcNow() + _period : null;
                Arm();
            }

            _callback(_state);
        }
    }
}
