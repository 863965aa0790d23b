using Heed.Calendars;
using Heed.Calendars.Importing;

namespace Heed.Engines.Tests.Calendars;

public sealed class WorkingWeekendTests
{
    private static readonly CalendarDefinition Office = Calendar.In("Asia/Shanghai").On(Calendar.Workdays, "09:00-12:00 14:00-18:00");

    [Theory]
    [InlineData("2026-02-14T09:00+08:00", true)] // the worked Saturday before the Spring Festival
    [InlineData("2026-02-14T13:00+08:00", false)] // with Monday's lunch break
    [InlineData("2026-02-14T17:59+08:00", true)]
    [InlineData("2026-02-16T10:00+08:00", false)] // a free Monday
    [InlineData("2026-02-21T10:00+08:00", false)] // an ordinary Saturday within the holiday
    [InlineData("2026-02-24T10:00+08:00", true)]
    [InlineData("2026-02-28T10:00+08:00", true)] // the worked Saturday after it
    [InlineData("2026-10-10T10:00+08:00", true)]
    [InlineData("2026-10-11T10:00+08:00", false)]
    public void The_year_2026_is_worked_as_it_was_decreed(string at, bool open) =>
        Assert.Equal(open, new WorkCalendar(With("cn-2026")).IsOpen(Calendar.At(at)));

    [Fact]
    public void A_promise_over_a_long_holiday_counts_the_worked_weekends()
    {
        var calendar = new WorkCalendar(With("cn-2026"));
        // Wednesday the 30th has 7 hours, then the holiday until the next Wednesday.
        Assert.Equal(Calendar.At("2026-10-08T10:00+08:00"), calendar.AddWorkingTime(Calendar.At("2026-09-30T09:00+08:00"), TimeSpan.FromHours(8)));
        // Thursday, Friday and the worked Saturday.
        Assert.Equal(TimeSpan.FromHours(21), calendar.WorkingTimeBetween(Calendar.At("2026-10-01T00:00+08:00"), Calendar.At("2026-10-12T00:00+08:00")));
    }

    [Fact]
    public void A_worked_date_follows_the_week_when_its_hours_are_changed()
    {
        var longer = Office.Worked(DayOfWeek.Monday, "2026-02-14") with { Weekly = Calendar.In("UTC").On(Calendar.Workdays, "08:00-20:00").Weekly };
        Assert.True(new WorkCalendar(longer).IsOpen(Calendar.At("2026-02-14T08:00+08:00")));
    }

    [Fact]
    public void A_worked_date_takes_in_the_night_before_and_runs_on_into_the_next()
    {
        var nights = new WorkCalendar(Calendar.In("Asia/Shanghai").On([DayOfWeek.Monday, DayOfWeek.Friday], "22:00-06:00").Worked(DayOfWeek.Monday, "2026-02-14"));
        Assert.True(nights.IsOpen(Calendar.At("2026-02-14T05:59+08:00"))); // Friday's shift
        Assert.False(nights.IsOpen(Calendar.At("2026-02-14T06:00+08:00")));
        Assert.True(nights.IsOpen(Calendar.At("2026-02-14T22:00+08:00"))); // its own
        Assert.True(nights.IsOpen(Calendar.At("2026-02-15T05:59+08:00")));
        Assert.False(nights.IsOpen(Calendar.At("2026-02-15T22:00+08:00")));
    }

    [Fact]
    public void Worked_wins_over_free_and_special_hours_over_both()
    {
        var calendar = Office.Closed("long holiday", "2026-02-14").Worked(DayOfWeek.Monday, "2026-02-14");
        Assert.True(new WorkCalendar(calendar).IsOpen(Calendar.At("2026-02-14T10:00+08:00")));
        var special = new WorkCalendar(calendar.Except("2026-02-14", "10:00-11:00 15:00-16:00"));
        Assert.Equal(TimeSpan.FromHours(2), special.WorkingTimeBetween(Calendar.At("2026-02-14T00:00+08:00"), Calendar.At("2026-02-15T00:00+08:00")));
    }

    [Fact]
    public void A_worked_Sunday_on_which_the_clock_is_put_forward_has_an_hour_less()
    {
        var calendar = new WorkCalendar(Calendar.In("Europe/Berlin").On([DayOfWeek.Monday], "01:00-05:00").Worked(DayOfWeek.Monday, "2026-03-29"));
        Assert.Equal(TimeSpan.FromHours(3), calendar.WorkingTimeBetween(Calendar.At("2026-03-29T00:00+01:00"), Calendar.At("2026-03-30T00:00+02:00")));
    }

    private static CalendarDefinition With(string set) =>
        ImportPlan.Of(Office, HolidaySets.Find(set)!.Read(), DayOfWeek.Monday, new HashSet<DateOnly>()).Definition;
}
