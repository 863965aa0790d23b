using System.Globalization;
using Heed.Calendars;

namespace Heed.Engines.Tests.Calendars;

/// <summary>Short forms in which the tables of this folder are written.</summary>
internal static class Calendar
{
    public static readonly DayOfWeek[] Workdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static readonly DayOfWeek[] AllDays = Enum.GetValues<DayOfWeek>();

    public static CalendarDefinition In(string zone) => new() { TimeZoneId = zone };

    /// <summary>Adds slots written <c>09:00-18:00</c>, separated by a space, on each of the days.</summary>
    public static CalendarDefinition On(this CalendarDefinition definition, DayOfWeek[] days, string slots) => definition with
    {
        Weekly = [.. definition.Weekly, .. days.SelectMany(day => Slots(slots).Select(s => new WeeklySlot(day, s.From, s.To)))],
    };

    public static CalendarDefinition Closed(this CalendarDefinition definition, string name, params string[] dates) => definition with
    {
        Holidays = [.. definition.Holidays, .. dates.Select(d => new Holiday(Date(d), name))],
    };

    public static CalendarDefinition Worked(this CalendarDefinition definition, DayOfWeek like, params string[] dates) => definition with
    {
        Worked = [.. definition.Worked, .. dates.Select(d => new WorkedDate(Date(d), like, "make-up"))],
    };

    public static CalendarDefinition Except(this CalendarDefinition definition, string date, string slots) => definition with
    {
        Exceptions = [.. definition.Exceptions, new ExceptionalDate(Date(date), Slots(slots))],
    };

    public static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DaySlot[] Slots(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('-')).Select(s => new DaySlot(Time(s[0]), Time(s[1])))];

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
