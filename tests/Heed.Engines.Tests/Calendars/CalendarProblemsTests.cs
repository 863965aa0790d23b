using Heed.Calendars;
using static Heed.Engines.Tests.Calendars.Calendar;

namespace Heed.Engines.Tests.Calendars;

public sealed class CalendarProblemsTests
{
    public static TheoryData<string, CalendarDefinition, string> Wrong()
    {
        var fine = In("Asia/Shanghai").On(Workdays, "09:00-18:00");
        var manySlots = string.Join(' ', Enumerable.Range(0, 21).Select(h => $"{h:00}:00-{h:00}:30"));
        var manyDates = Enumerable.Range(0, 600).Select(i => Date("2026-01-01").AddDays(i).ToString("O")).ToArray();
        TimeZoneInfo.GetSystemTimeZones(); // from here on the runtime ignores case
        return new()
        {
            { "unknown zone", In("Asia/Chang_Le"), "timeZone: unknownTimeZone" },
            { "no zone", In(""), "timeZone: unknownTimeZone" },
            { "a folder of zones", In("Asia"), "timeZone: unknownTimeZone" },
            { "a Windows name", In("China Standard Time"), "timeZone: unknownTimeZone" },
            { "another case", In("Asia/shanghai"), "timeZone: unknownTimeZone" },
            { "a Windows name without blanks", In("UTC-11"), "timeZone: unknownTimeZone" },
            { "a path", In("../../etc/passwd"), "timeZone: unknownTimeZone" },
            { "a path below", In("Asia/../../../../etc/localtime"), "timeZone: unknownTimeZone" },
            { "a copy in another folder", In("posix/Asia/Shanghai"), "timeZone: unknownTimeZone" },
            { "a very long name", In(new string('A', 100_000)), "timeZone: unknownTimeZone" },
            { "empty slot", fine.On([DayOfWeek.Sunday], "09:00-10:00 11:00-11:00"), "weekly[6]: slotEmpty" },
            { "empty exceptional slot", fine.Except("2026-10-01", "09:00-10:00 12:00-12:00"), "exceptions[0].slots[1]: slotEmpty" },
            { "no such day", fine with { Weekly = [new((DayOfWeek)7, new(9, 0), new(10, 0))] }, "weekly[0].day: unknownDay" },
            { "21 slots a day", In("UTC").On([DayOfWeek.Monday], manySlots), "weekly[20]: tooManySlots" },
            { "21 slots a date", In("UTC").Except("2026-10-01", manySlots), "exceptions[0].slots: tooManySlots" },
            { "a flood of slots", In("UTC").On(AllDays, manySlots), "weekly: tooManySlots" },
            { "the same holiday twice", fine.Closed("国庆节", "2026-10-01", "2026-10-02", "2026-10-01"), "holidays[2].date: duplicateDate" },
            { "the same exception twice", fine.Except("2026-10-01", "").Except("2026-10-01", ""), "exceptions[1].date: duplicateDate" },
            { "too many dates", manyDates.Aggregate(fine.Closed("x", manyDates), (d, date) => d.Except(date, "")), "holidays: tooManyDates" },
            { "a holiday without a name", fine.Closed(" ", "2026-10-01"), "holidays[0].name: nameMissing" },
            { "a holiday with a novel", fine.Closed(new string('节', 101), "2026-10-01"), "holidays[0].name: nameTooLong" },
            { "two things", In("Moon").Closed("", "2026-10-01"), "timeZone: unknownTimeZone; holidays[0].name: nameMissing" },
        };
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_wrong_definition_is_answered_with_field_and_code(string what, CalendarDefinition definition, string problems)
    {
        Assert.NotEmpty(what);
        Assert.Equal(problems, WorkCalendar.Validate(definition).ToString());
        Assert.Throws<ArgumentException>(() => new WorkCalendar(definition));
    }

    [Fact]
    public void What_the_limits_allow_is_no_problem()
    {
        var dates = Enumerable.Range(0, 500).Select(i => Date("2026-01-01").AddDays(i).ToString("O")).ToArray();
        var slots = string.Join(' ', Enumerable.Range(0, 20).Select(h => $"{h:00}:00-{h:00}:30"));
        var full = dates.Aggregate(In("America/Argentina/ComodRivadavia").On(AllDays, slots).Closed(new string('节', 100), dates), (d, date) => d.Except(date, slots));
        Assert.True(WorkCalendar.Validate(full).IsEmpty);
        Assert.True(WorkCalendar.Validate(In("Etc/GMT+8").On(AllDays, "00:00-00:00 22:00-06:00")).IsEmpty);
        Assert.True(WorkCalendar.Validate(In("UTC")).IsEmpty);
    }

    [Fact]
    public void A_calendar_does_not_change_with_the_lists_it_was_made_of()
    {
        var slots = new List<WeeklySlot> { new(DayOfWeek.Monday, new(9, 0), new(10, 0)) };
        var calendar = new WorkCalendar(new CalendarDefinition { TimeZoneId = "UTC", Weekly = slots });
        slots.Clear();
        Assert.True(calendar.IsOpen(At("2026-11-23T09:30Z")));
    }
}
