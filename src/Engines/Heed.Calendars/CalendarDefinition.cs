namespace Heed.Calendars;

/// <summary>What people enter on the calendar page and what is stored; <see cref="WorkCalendar"/> computes with it.</summary>
public sealed record CalendarDefinition
{
    /// <summary>Most slots that one day of the week, or one exceptional date, may have.</summary>
    public const int MaxSlotsPerDay = 20;

    /// <summary>Most holidays, worked dates and exceptional dates together.</summary>
    public const int MaxDates = 1000;

    /// <summary>Most UTF-16 units of a holiday's name.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Most UTF-16 units of the source of an imported date.</summary>
    public const int MaxSourceLength = 255;

    /// <summary>IANA name of the time zone, such as <c>Asia/Shanghai</c>.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>Hours of an ordinary week, in any order; slots that overlap or touch count as one. None means closed.</summary>
    public IReadOnlyList<WeeklySlot> Weekly { get; init; } = [];

    /// <summary>Dates that are closed, in any order, each at most once.</summary>
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    /// <summary>Dates that are worked like another day of the week, in any order, each at most once. One that is also a holiday is worked.</summary>
    public IReadOnlyList<WorkedDate> Worked { get; init; } = [];

    /// <summary>Dates with hours of their own, in any order, each at most once. They win over holidays and worked dates.</summary>
    public IReadOnlyList<ExceptionalDate> Exceptions { get; init; } = [];
}
