using Heed.Calendars;
using static Heed.Engines.Tests.Calendars.Calendar;

namespace Heed.Engines.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Shop = new(In("Asia/Shanghai").On(Workdays, "09:00-12:00 13:30-18:00"));

    // National Day 2026: closed 1 to 7 October, paid for with work on Sunday 27 September and Saturday 10 October.
    private static readonly WorkCalendar NationalDay = new(In("Asia/Shanghai").On(Workdays, "09:00-18:00")
        .Closed("国庆节", "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07")
        .Except("2026-09-27", "09:00-18:00")
        .Except("2026-10-10", "10:00-16:00"));

    private static readonly WorkCalendar Nights = new(In("Asia/Shanghai").On(AllDays, "22:00-06:00")
        .Closed("国庆节", "2026-10-01"));

    [Theory]
    [InlineData("2026-11-23T08:59:59.9999999+08:00", false)]
    [InlineData("2026-11-23T09:00+08:00", true)]
    [InlineData("2026-11-23T11:59:59.9999999+08:00", true)]
    [InlineData("2026-11-23T12:00+08:00", false)]
    [InlineData("2026-11-23T13:30+08:00", true)]
    [InlineData("2026-11-23T18:00+08:00", false)]
    [InlineData("2026-11-23T01:00Z", true)]
    [InlineData("2026-11-22T20:30-05:00", true)]
    [InlineData("2026-11-22T10:00+08:00", false)]
    public void A_slot_includes_its_beginning_and_not_its_end(string at, bool open) =>
        Assert.Equal(open, Shop.IsOpen(At(at)));

    [Theory]
    [InlineData("2026-11-23T10:00+08:00", "2026-11-23T10:00+08:00", "2026-11-23T12:00+08:00")]
    [InlineData("2026-11-23T12:00+08:00", "2026-11-23T13:30+08:00", "2026-11-23T12:00+08:00")]
    [InlineData("2026-11-20T18:00+08:00", "2026-11-23T09:00+08:00", "2026-11-20T18:00+08:00")]
    [InlineData("2026-11-20T17:59+08:00", "2026-11-20T17:59+08:00", "2026-11-20T18:00+08:00")]
    public void Next_opening_and_closing_are_the_instant_itself_or_later(string at, string opens, string closes)
    {
        Assert.Equal(At(opens), Shop.NextOpen(At(at)));
        Assert.Equal(At(closes), Shop.NextClose(At(at)));
    }

    [Theory]
    [InlineData("2026-11-23T10:00+08:00", "2026-11-23T15:00+08:00", 210)]
    [InlineData("2026-11-23T15:00+08:00", "2026-11-23T10:00+08:00", -210)]
    [InlineData("2026-11-20T17:00+08:00", "2026-11-23T09:30+08:00", 90)]
    [InlineData("2026-11-21T00:00+08:00", "2026-11-23T00:00+08:00", 0)]
    [InlineData("2026-11-16T00:00+08:00", "2026-11-23T00:00+08:00", 5 * 450)]
    [InlineData("2025-11-17T00:00+08:00", "2026-11-16T00:00+08:00", 52 * 5 * 450)]
    public void Working_time_leaves_out_lunch_nights_and_weekends(string from, string to, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Shop.WorkingTimeBetween(At(from), At(to)));

    [Theory]
    [InlineData("2026-11-23T11:00+08:00", 60, "2026-11-23T12:00+08:00")]
    [InlineData("2026-11-23T11:00+08:00", 61, "2026-11-23T13:31+08:00")]
    [InlineData("2026-11-23T09:00+08:00", 450, "2026-11-23T18:00+08:00")]
    [InlineData("2026-11-20T17:00+08:00", 120, "2026-11-23T10:00+08:00")]
    [InlineData("2026-11-21T03:00+08:00", 0, "2026-11-21T03:00+08:00")]
    [InlineData("2026-11-21T03:00+08:00", 1, "2026-11-23T09:01+08:00")]
    [InlineData("2025-11-17T00:00+08:00", 52 * 5 * 450, "2026-11-13T18:00+08:00")]
    public void A_promise_in_working_time_ends_inside_working_hours(string from, int minutes, string due) =>
        Assert.Equal(At(due), Shop.AddWorkingTime(At(from), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("2026-09-27T09:00+08:00", true)] // make-up Sunday
    [InlineData("2026-09-30T17:00+08:00", true)]
    [InlineData("2026-10-01T10:00+08:00", false)]
    [InlineData("2026-10-07T10:00+08:00", false)]
    [InlineData("2026-10-08T10:00+08:00", true)]
    [InlineData("2026-10-10T09:30+08:00", false)] // make-up Saturday has its own hours
    [InlineData("2026-10-10T15:59+08:00", true)]
    [InlineData("2026-10-11T10:00+08:00", false)]
    public void National_day_closes_weekdays_and_opens_make_up_days(string at, bool open) =>
        Assert.Equal(open, NationalDay.IsOpen(At(at)));

    [Fact]
    public void A_promise_skips_national_day_and_counts_the_make_up_saturday()
    {
        var asked = At("2026-09-30T16:00+08:00");
        Assert.Equal(At("2026-10-08T09:00+08:00"), NationalDay.NextOpen(At("2026-09-30T18:00+08:00")));
        Assert.Equal(At("2026-10-08T15:00+08:00"), NationalDay.AddWorkingTime(asked, TimeSpan.FromHours(8)));
        Assert.Equal(At("2026-10-10T12:00+08:00"), NationalDay.AddWorkingTime(asked, TimeSpan.FromHours(22)));
        Assert.Equal(TimeSpan.FromHours(26), NationalDay.WorkingTimeBetween(asked, At("2026-10-12T00:00+08:00")));
    }

    [Fact]
    public void An_exception_wins_over_a_holiday_of_the_same_date()
    {
        var calendar = new WorkCalendar(In("Asia/Shanghai").On(AllDays, "09:00-18:00")
            .Closed("元旦", "2027-01-01").Except("2027-01-01", "10:00-11:00"));
        Assert.Equal(TimeSpan.FromHours(1), calendar.WorkingTimeBetween(At("2027-01-01T00:00+08:00"), At("2027-01-02T00:00+08:00")));
    }

    [Theory]
    [InlineData("2026-09-30T05:00+08:00", true)]
    [InlineData("2026-09-30T06:00+08:00", false)]
    [InlineData("2026-09-30T23:59+08:00", true)]
    [InlineData("2026-10-01T00:00+08:00", false)] // the shift ends where the holiday begins
    [InlineData("2026-10-01T23:00+08:00", false)] // none begins on the holiday
    [InlineData("2026-10-02T01:00+08:00", false)] // so none runs on from it
    [InlineData("2026-10-02T22:00+08:00", true)]
    public void A_night_shift_neither_runs_into_a_holiday_nor_out_of_it(string at, bool open)
    {
        Assert.Equal(open, Nights.IsOpen(At(at)));
        if (!open) return;
        Assert.Equal(At(at), Nights.NextOpen(At(at)));
    }

    [Fact]
    public void A_night_shift_is_one_opening_across_midnight()
    {
        Assert.Equal(At("2026-09-29T06:00+08:00"), Nights.NextClose(At("2026-09-28T22:30+08:00")));
        Assert.Equal(At("2026-10-01T00:00+08:00"), Nights.NextClose(At("2026-09-30T22:30+08:00")));
        Assert.Equal(At("2026-10-02T22:00+08:00"), Nights.NextOpen(At("2026-10-01T00:00+08:00")));
    }

    [Fact]
    public void An_exceptional_night_runs_on_into_the_next_ordinary_day_only()
    {
        var nights = In("Asia/Shanghai").Except("2026-10-10", "20:00-04:00");
        Assert.Equal(At("2026-10-11T04:00+08:00"), new WorkCalendar(nights).NextClose(At("2026-10-10T21:00+08:00")));
        Assert.Equal(At("2026-10-11T00:00+08:00"),
            new WorkCalendar(nights.Except("2026-10-11", "09:00-10:00")).NextClose(At("2026-10-10T21:00+08:00")));
    }

    [Fact]
    public void Slots_that_overlap_touch_or_repeat_count_once()
    {
        var calendar = new WorkCalendar(In("UTC").On([DayOfWeek.Monday], "12:00-15:00 09:00-12:00 10:00-14:00 09:00-12:00 23:00-02:00 22:00-00:00")
            .On([DayOfWeek.Tuesday], "01:00-03:00"));
        Assert.Equal(At("2026-11-23T15:00Z"), calendar.NextClose(At("2026-11-23T09:00Z")));
        Assert.Equal(At("2026-11-24T03:00Z"), calendar.NextClose(At("2026-11-23T22:00Z")));
        Assert.Equal(TimeSpan.FromHours(11), calendar.WorkingTimeBetween(At("2026-11-23T00:00Z"), At("2026-11-30T00:00Z")));
    }

    [Fact]
    public void Always_is_open_and_never_closes()
    {
        var at = At("2026-11-23T03:14:15.9265359Z");
        Assert.True(WorkCalendar.Always.IsOpen(at));
        Assert.Equal(at, WorkCalendar.Always.NextOpen(at));
        Assert.Null(WorkCalendar.Always.NextClose(at));
        Assert.Equal(at.AddDays(1000), WorkCalendar.Always.AddWorkingTime(at, TimeSpan.FromDays(1000)));
        Assert.Equal(TimeSpan.FromDays(1000), WorkCalendar.Always.WorkingTimeBetween(at, at.AddDays(1000)));
    }

    [Fact]
    public void A_calendar_without_hours_never_opens()
    {
        var never = new WorkCalendar(In("Asia/Shanghai"));
        var at = At("2026-11-23T03:00Z");
        Assert.False(never.IsOpen(at));
        Assert.Null(never.NextOpen(at));
        Assert.Equal(at, never.NextClose(at));
        Assert.Null(never.AddWorkingTime(at, TimeSpan.FromTicks(1)));
        Assert.Equal(at, never.AddWorkingTime(at, TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, never.WorkingTimeBetween(at, at.AddYears(3)));
    }

    [Theory]
    [InlineData("2027-11-24", true)]
    [InlineData("2027-11-25", false)]
    public void The_outlook_is_366_days(string date, bool seen)
    {
        var once = new WorkCalendar(In("UTC").Except(date, "00:00-00:00"));
        Assert.Equal(seen, once.NextOpen(At("2026-11-23T00:00Z")) is not null);
    }

    [Fact]
    public void A_promise_that_needs_more_than_ten_years_has_no_end()
    {
        var at = At("2026-11-23T00:00Z");
        Assert.Equal(at.AddYears(10), WorkCalendar.Always.AddWorkingTime(at, at.AddYears(10) - at));
        Assert.Null(WorkCalendar.Always.AddWorkingTime(at, at.AddYears(10) - at + TimeSpan.FromTicks(1)));
        Assert.Null(Shop.AddWorkingTime(at, TimeSpan.MaxValue));
    }

    [Fact]
    public void A_negative_duration_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Shop.AddWorkingTime(At("2026-11-23T00:00Z"), TimeSpan.FromTicks(-1)));

    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/New_York")]
    [InlineData("UTC")]
    public void The_ends_of_the_calendar_do_not_overflow(string zone)
    {
        var calendar = new WorkCalendar(In(zone).On(AllDays, "00:00-00:00").Closed("first", "0001-01-01").Closed("last", "9999-12-31"));
        DateTimeOffset first = DateTimeOffset.MinValue, last = DateTimeOffset.MaxValue;
        Assert.False(calendar.IsOpen(first));
        Assert.False(calendar.IsOpen(last));
        Assert.NotNull(calendar.NextOpen(first));
        Assert.Null(calendar.NextOpen(last));
        Assert.Equal(first, calendar.NextClose(first));
        Assert.Equal(last, calendar.NextClose(last));
        Assert.Null(calendar.AddWorkingTime(last.AddDays(-3), TimeSpan.FromDays(5)));
        Assert.NotNull(calendar.AddWorkingTime(first, TimeSpan.FromDays(5)));
        Assert.InRange(calendar.WorkingTimeBetween(first, last), TimeSpan.FromDays(3652050), TimeSpan.FromDays(3652059));
    }
}
