using System.Collections.Frozen;

namespace Heed.Calendars;

/// <summary>
/// When a team works: hours of the week in a time zone, holidays, and dates with hours of their own. Immutable, safe to share between threads.
/// </summary>
/// <remarks>
/// <para>A slot belongs to the date on which it begins and may run on past midnight into an ordinary date. A holiday or an exceptional date has
/// only the hours written for it: nothing runs into it from the evening before.</para>
/// <para>A slot opens at the first instant at which the wall clock has reached its beginning and closes at the first instant at which it has
/// reached its end. So where the clock is put forward, the skipped part does not count; where it is put back, a slot that begins and
/// ends within the repeated hour is open the first time only, and one that goes beyond is open throughout and longer by that hour.</para>
/// <para>Arguments may have any offset, only the instant counts; answers have offset zero. Precision is one tick (100 ns). The cost is
/// about a hundred nanoseconds for each date walked over, whatever the hours.</para>
/// </remarks>
public sealed class WorkCalendar
{
    /// <summary>How far <see cref="NextOpen"/> and <see cref="NextClose"/> look ahead.</summary>
    public static readonly TimeSpan Outlook = TimeSpan.FromDays(366);

    /// <summary>How many years ahead <see cref="AddWorkingTime"/> looks.</summary>
    public const int MaxYears = 10;

    private readonly WallClock _clock;
    private readonly OpenDays _days;
    private readonly FrozenDictionary<DateOnly, CalendarDay> _named;

    /// <summary>Makes a calendar from a definition that <see cref="Validate"/> found free of problems. O(slots + dates).</summary>
    /// <exception cref="ArgumentException">The definition has problems.</exception>
    public WorkCalendar(CalendarDefinition definition)
    {
        var problems = Validate(definition);
        if (!problems.IsEmpty) throw new ArgumentException($"The calendar has problems: {problems}", nameof(definition));
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZoneId);
        _clock = new WallClock(TimeZone);
        _days = new OpenDays(definition);
        var named = definition.Holidays.ToDictionary(h => h.Date, h => new CalendarDay(true, h.Date.DayOfWeek, h.Name));
        foreach (var worked in definition.Worked) named[worked.Date] = new CalendarDay(false, worked.Like, worked.Name);
        foreach (var own in definition.Exceptions) named[own.Date] = new CalendarDay(false, own.Date.DayOfWeek, own.Name.Length > 0 ? own.Name : null);
        _named = named.ToFrozenDictionary();
    }

    /// <summary>Open at every instant; the calendar of whoever has set none.</summary>
    public static WorkCalendar Always { get; } = new(new CalendarDefinition
    {
        TimeZoneId = "UTC",
        Weekly = [.. Enum.GetValues<DayOfWeek>().Select(day => new WeeklySlot(day, TimeOnly.MinValue, TimeOnly.MinValue))],
    });

    /// <summary>The zone on whose wall clock the hours are written.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>Everything that is wrong with a definition, with the field it concerns. Does not throw for any content. O(slots + dates).</summary>
    public static CalendarProblems Validate(CalendarDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return CalendarRules.Check(definition);
    }

    /// <summary>What sort of day a date is. O(1).</summary>
    public CalendarDay DayOf(DateOnly date) => _named.TryGetValue(date, out var day) ? day : new CalendarDay(false, date.DayOfWeek, null);

    /// <summary>Whether the team works at an instant. A slot's beginning is open, its end is closed. O(1).</summary>
    public bool IsOpen(DateTimeOffset instant)
    {
        var at = instant.UtcTicks;
        var walk = WalkFrom(at);
        do
        {
            foreach (var (from, to) in walk.Hours.Spans)
            {
                if (walk.At(from) > at) return false;
                if (walk.At(to) > at) return true;
            }
        }
        while (walk.MoveNext() && walk.Start <= at);
        return false;
    }

    /// <summary>
    /// The first open instant that is not before <paramref name="instant"/>: the instant itself when open. Null when there is none within
    /// <see cref="Outlook"/>. O(dates until then).
    /// </summary>
    public DateTimeOffset? NextOpen(DateTimeOffset instant)
    {
        var at = instant.UtcTicks;
        var limit = Plus(at, Outlook.Ticks);
        var walk = WalkFrom(at);
        do
        {
            foreach (var (from, to) in walk.Hours.Spans)
            {
                var opens = Math.Max(walk.At(from), at);
                if (opens > limit) return null;
                if (opens < walk.At(to)) return Utc(opens);
            }
        }
        while (walk.MoveNext() && walk.Start <= limit);
        return null;
    }

    /// <summary>
    /// The first closed instant that is not before <paramref name="instant"/>: the instant itself when closed. Null when there is none within
    /// <see cref="Outlook"/>. O(dates until then).
    /// </summary>
    public DateTimeOffset? NextClose(DateTimeOffset instant)
    {
        var openUntil = instant.UtcTicks;
        var limit = Plus(openUntil, Outlook.Ticks);
        var walk = WalkFrom(openUntil);
        do
        {
            foreach (var (from, to) in walk.Hours.Spans)
            {
                if (walk.At(from) > openUntil) break;
                openUntil = Math.Max(openUntil, walk.At(to));
            }
            if (openUntil > limit) return null;
            if (openUntil < walk.End) break;
        }
        while (walk.MoveNext());
        return Utc(openUntil);
    }

    /// <summary>
    /// How long the team works from one instant to another: 0 to their distance, negative when <paramref name="to"/> is the earlier one.
    /// O(dates between).
    /// </summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from) return -WorkingTimeBetween(to, from);
        long start = from.UtcTicks, end = to.UtcTicks, sum = 0;
        var walk = WalkFrom(start);
        do
        {
            if (walk.IsWholeAfter(start) && walk.End <= end)
            {
                sum += walk.Hours.Total;
                continue;
            }
            foreach (var span in walk.Hours.Spans)
                sum += Math.Max(0, Math.Min(walk.At(span.To), end) - Math.Max(walk.At(span.From), start));
        }
        while (walk.MoveNext() && walk.Start < end);
        return TimeSpan.FromTicks(sum);
    }

    /// <summary>
    /// The first instant at which the team has worked for <paramref name="duration"/> since <paramref name="instant"/>: a promise of 8 working
    /// hours that fills a day ends when that day closes, not when the next one opens. Zero gives the instant itself, also when closed.
    /// Null when there is none within <see cref="MaxYears"/> years. O(dates until then).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public DateTimeOffset? AddWorkingTime(DateTimeOffset instant, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        long start = instant.UtcTicks, left = duration.Ticks;
        if (left == 0) return Utc(start);
        var limit = instant.UtcDateTime.Year > DateTime.MaxValue.Year - MaxYears
            ? DateTime.MaxValue.Ticks
            : instant.UtcDateTime.AddYears(MaxYears).Ticks;
        var walk = WalkFrom(start);
        do
        {
            if (walk.IsWholeAfter(start) && walk.Hours.Total < left)
            {
                left -= walk.Hours.Total;
                continue;
            }
            foreach (var span in walk.Hours.Spans)
            {
                var opens = Math.Max(walk.At(span.From), start);
                var length = Math.Max(0, walk.At(span.To) - opens);
                if (length >= left) return opens + left <= limit ? Utc(opens + left) : null;
                left -= length;
            }
        }
        while (walk.MoveNext() && walk.Start < limit);
        return null;
    }

    private DayWalk WalkFrom(long instant) => new(_clock, _days, instant);

    private static long Plus(long instant, long ticks) => Math.Min(instant + ticks, DateTime.MaxValue.Ticks);

    private static DateTimeOffset Utc(long instant) => new(instant, TimeSpan.Zero);
}
