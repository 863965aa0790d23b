namespace Heed.Calendars;

/// <summary>Walks date by date from the one in which an instant lies, and puts its open spans on the time line. All values are UTC ticks.</summary>
internal struct DayWalk
{
    private readonly WallClock _clock;
    private readonly OpenDays _days;
    private int _day;
    private bool _even;

    public DayWalk(WallClock clock, OpenDays days, long instant)
    {
        _clock = clock;
        _days = days;
        // While the clock runs through an hour again it may show yesterday; starting there is early, never late.
        _day = (int)Math.Clamp(clock.Reading(instant) / TimeSpan.TicksPerDay, 0, OpenDays.LastDay);
        Start = clock.FirstInstant(_day * TimeSpan.TicksPerDay);
        Enter();
    }

    /// <summary>First instant of the date.</summary>
    public long Start { get; private set; }

    /// <summary>First instant after the date; equal to <see cref="Start"/> when the zone skipped the date.</summary>
    public long End { get; private set; }

    /// <summary>Hours of the date as the wall clock shows them.</summary>
    public DayHours Hours { get; private set; } = DayHours.Closed;

    /// <summary>Goes to the next date; false after 9999-12-31.</summary>
    public bool MoveNext()
    {
        if (_day == OpenDays.LastDay) return false;
        _day++;
        Start = End;
        Enter();
        return true;
    }

    /// <summary>True when the date begins at <paramref name="from"/> or later and all of its <see cref="DayHours.Total"/> counts as it stands.</summary>
    public readonly bool IsWholeAfter(long from) => _even && Start >= from;

    /// <summary>The instant at which a time of this date is reached. It may lie a little outside of what the caller asked for; the caller cuts.</summary>
    public readonly long At(long timeOfDay) =>
        _even ? Start + timeOfDay : _clock.FirstInstant(_day * TimeSpan.TicksPerDay + timeOfDay);

    private void Enter()
    {
        End = _clock.FirstInstant((_day + 1) * TimeSpan.TicksPerDay);
        // A zone does not put its clock forward and back by the same step within one date, so 24 hours mean that nothing was changed.
        _even = End - Start == TimeSpan.TicksPerDay;
        Hours = _days.On(_day);
    }
}
