using FsCheck;
using FsCheck.Fluent;
using Heed.Calendars;
using Heed.Deadlines.Clocks;
using Heed.Deadlines.Public;
using Heed.Kernel;

namespace Heed.Modules.Tests.Deadlines;

public sealed class ClockTests
{
    private static readonly Guid Policy = Guid.CreateVersion7();
    // A Thursday, 09:00 in Shanghai.
    private static readonly DateTimeOffset Thursday = new(2026, 10, 22, 1, 0, 0, TimeSpan.Zero);

    private static readonly WorkCalendar Weekdays = new(new CalendarDefinition
    {
        TimeZoneId = "Asia/Shanghai",
        Weekly = [.. Enumerable.Range(1, 5).Select(day => new WeeklySlot((DayOfWeek)day, new TimeOnly(9, 0), new TimeOnly(18, 0)))],
    });

    [Fact]
    public void A_promise_of_four_hours_given_on_friday_evening_is_due_on_monday()
    {
        var friday = Thursday.AddDays(1).AddHours(8);
        var clock = Running(friday, 240);
        Assert.Equal(Thursday.AddDays(4).AddHours(3), clock.DueAt);
        clock.Stop(clock.DueAt!.Value, Weekdays);
        Assert.Equal((ClockState.Kept, TimeSpan.FromHours(4)), (clock.State, TimeSpan.FromMicroseconds(clock.Used)));
    }

    [Fact]
    public void One_second_too_late_is_late_even_when_no_timer_has_noticed()
    {
        var clock = Running(Thursday, 30);
        var due = clock.DueAt!.Value;
        clock.Stop(due.AddSeconds(1), Weekdays);
        Assert.Equal((ClockState.Late, due), (clock.State, clock.BrokenAt!.Value));
    }

    [Fact]
    public void A_pause_takes_the_time_out_and_a_reopening_goes_on_where_it_stopped()
    {
        var clock = Running(Thursday, 60);
        clock.Pause(Thursday.AddMinutes(20), Weekdays);
        Assert.Null(clock.DueAt);
        clock.Resume(Thursday.AddHours(5));
        clock.Aim(Policy, 60, 50, Weekdays);
        Assert.Equal((Thursday.AddHours(5).AddMinutes(40), Thursday.AddHours(5).AddMinutes(10)), (clock.DueAt, clock.WarnAt));
        clock.Stop(Thursday.AddHours(5).AddMinutes(15), Weekdays);
        clock.Resume(Thursday.AddHours(6));
        clock.Aim(Policy, 60, 50, Weekdays);
        Assert.Equal(Thursday.AddHours(6).AddMinutes(25), clock.DueAt);
    }

    [Fact]
    public void A_new_target_counts_what_was_used()
    {
        var clock = Running(Thursday, 60);
        clock.Aim(Policy, 30, 75, Weekdays);
        Assert.Equal(Thursday.AddMinutes(30), clock.DueAt);
        clock.Aim(Policy, 30, 75, WorkCalendar.Always);
        Assert.Equal(Thursday.AddMinutes(30), clock.DueAt);
    }

    // Minutes since it began; the promise is of sixty.
    [Theory]
    [InlineData("paused in time", 20, 300, 340, null)]
    [InlineData("paused at the last moment", 60, 300, 300, null)]
    [InlineData("paused when it was broken", 75, 300, 60, 60)]
    [InlineData("paused over the night after it was broken", 75, 1_500, 60, 60)]
    public void After_a_pause_the_deadline_is_later_by_what_was_paused_and_a_broken_one_is_where_it_broke(string what, int pausedAt, int resumedAt, int due, int? broken)
    {
        Assert.NotEmpty(what);
        var clock = Running(Thursday, 60);
        clock.Pause(Thursday.AddMinutes(pausedAt), Weekdays);
        clock.Aim(Policy, 60, 75, Weekdays);
        Assert.Equal((null, null), (clock.DueAt, clock.WarnAt));
        clock.Resume(Thursday.AddMinutes(resumedAt));
        clock.Aim(Policy, 60, 75, Weekdays);
        Assert.Equal((Thursday.AddMinutes(due), broken is { } minutes ? Thursday.AddMinutes(minutes) : (DateTimeOffset?)null), (clock.DueAt!.Value, clock.BrokenAt));
        Assert.True(clock.WarnAt <= clock.DueAt);
        clock.Stop(Thursday.AddMinutes(resumedAt + 200), Weekdays);
        Assert.Equal((ClockState.Late, Thursday.AddMinutes(broken ?? due)), (clock.State, clock.BrokenAt!.Value));
    }

    [Fact]
    public void However_often_it_stands_still_the_time_used_is_the_time_it_ran() => Prop.ForAll(
        Gen.Choose(1, 600).ListOf().Where(l => l.Count is > 0 and < 30).ToArbitrary(),
        minutes =>
        {
            var (clock, at, ran) = (Running(Thursday, 100_000), Thursday, TimeSpan.Zero);
            foreach (var (length, i) in minutes.Select((m, i) => (TimeSpan.FromMinutes(m), i)))
            {
                if (i % 2 == 0) ran += Weekdays.WorkingTimeBetween(at, at + length);
                at += length;
                if (i % 2 == 0) clock.Pause(at, Weekdays);
                else clock.Resume(at);
                clock.Aim(Policy, 100_000, 75, Weekdays);
            }

            return clock.UsedAt(at, Weekdays) == ran && (clock.DueAt is null) == (clock.State == ClockState.Paused)
                && (clock.DueAt is not { } due || clock.UsedAt(due, Weekdays) == TimeSpan.FromMinutes(100_000));
        }).QuickCheckThrowOnFailure();

    private static Clock Running(DateTimeOffset at, int minutes)
    {
        var clock = Clock.Start(new WorkspaceId(1), Guid.CreateVersion7(), DeadlineKind.FirstResponse, at);
        clock.Aim(Policy, minutes, 75, Weekdays);
        return clock;
    }
}
