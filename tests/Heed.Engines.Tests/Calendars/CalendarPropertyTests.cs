using FsCheck;
using FsCheck.Fluent;
using Heed.Calendars;

namespace Heed.Engines.Tests.Calendars;

public sealed class CalendarPropertyTests
{
    private const int Window = 6 * 1440;

    private static readonly Arbitrary<long> Ticks =
        Gen.Choose(-3 * 1440, 9 * 1440).SelectMany(m => Gen.Choose(0, 599_999_999).Select(t => m * TimeSpan.TicksPerMinute + t)).ToArbitrary();

    [Fact]
    public void Every_minute_is_as_the_model_says() => Hold(80, c =>
    {
        var model = new MinuteModel(c.Definition, c.Start, Window);
        for (var m = 0; m < Window; m++)
        {
            if (c.Open.IsOpen(c.Minute(m)) != model.IsOpen(m)) throw new InvalidOperationException($"{c.Minute(m):O}");
        }
    });

    [Fact]
    public void Next_opening_and_closing_are_as_the_model_says() => Hold(80, c =>
    {
        var model = new MinuteModel(c.Definition, c.Start, Window);
        for (var m = 0; m < Window; m += 37)
        {
            Same(model.Next(open: true, m), c.Open.NextOpen(c.Minute(m)));
            Same(model.Next(open: false, m), c.Open.NextClose(c.Minute(m)));
        }

        void Same(int minute, DateTimeOffset? found)
        {
            if (minute == Window) Assert.True(found is null || found >= c.Minute(Window));
            else Assert.Equal(c.Minute(minute), found);
        }
    });

    [Fact]
    public void Working_time_is_the_number_of_open_minutes_and_adding_it_comes_back() => Hold(80, c =>
    {
        var model = new MinuteModel(c.Definition, c.Start, Window);
        for (var (from, to) = (0, Window); from < to; from += 131, to -= 97)
        {
            var open = model.OpenBetween(from, to);
            Assert.Equal(TimeSpan.FromMinutes(open), c.Open.WorkingTimeBetween(c.Minute(from), c.Minute(to)));
            if (open == 0) continue;
            var last = to;
            while (!model.IsOpen(last - 1)) last--;
            Assert.Equal(c.Minute(last), c.Open.AddWorkingTime(c.Minute(from), TimeSpan.FromMinutes(open)));
        }
    });

    [Fact]
    public void Working_times_add_up() => Hold(400, (c, x, y, z) =>
    {
        Assert.Equal(c.Open.WorkingTimeBetween(x, z), c.Open.WorkingTimeBetween(x, y) + c.Open.WorkingTimeBetween(y, z));
        Assert.Equal(c.Open.WorkingTimeBetween(x, y), -c.Open.WorkingTimeBetween(y, x));
    });

    [Fact]
    public void Working_time_grows_with_the_interval_and_never_exceeds_it() => Hold(400, (c, x, y, z) =>
    {
        DateTimeOffset[] t = [x, y, z];
        Array.Sort(t);
        var inner = c.Open.WorkingTimeBetween(t[0], t[1]);
        var outer = c.Open.WorkingTimeBetween(t[0], t[2]);
        Assert.InRange(inner, TimeSpan.Zero, t[1] - t[0]);
        Assert.InRange(outer, inner, t[2] - t[0]);
    });

    [Fact]
    public void Adding_working_time_is_the_inverse_of_measuring_it() => Hold(400, (c, x, y, z) =>
    {
        var duration = (y - z).Duration();
        if (c.Open.AddWorkingTime(x, duration) is not { } due)
        {
            // Only a calendar that is closed nearly always has no room for a few days in ten years.
            Assert.True(c.Open.WorkingTimeBetween(x, x.AddYears(WorkCalendar.MaxYears)) < duration);
            return;
        }
        Assert.Equal(duration, c.Open.WorkingTimeBetween(x, due));
        if (duration > TimeSpan.Zero) Assert.Equal(duration - TimeSpan.FromTicks(1), c.Open.WorkingTimeBetween(x, due.AddTicks(-1)));
    });

    [Fact]
    public void A_later_start_or_a_longer_time_is_never_due_earlier() => Hold(400, (c, x, y, z) =>
    {
        var (early, late) = x < y ? (x, y) : (y, x);
        var duration = (z - c.Start).Duration();
        var due = c.Open.AddWorkingTime(early, duration) ?? DateTimeOffset.MaxValue;
        Assert.True(due <= (c.Open.AddWorkingTime(late, duration) ?? DateTimeOffset.MaxValue));
        Assert.True(due <= (c.Open.AddWorkingTime(early, duration + (late - early)) ?? DateTimeOffset.MaxValue));
    });

    [Fact]
    public void The_next_opening_is_open_and_nothing_before_it_is() => Hold(400, (c, x, _, _) =>
    {
        if (c.Open.NextOpen(x) is not { } opens)
        {
            Assert.Equal(TimeSpan.Zero, c.Open.WorkingTimeBetween(x, x + WorkCalendar.Outlook));
            return;
        }
        Assert.True(opens >= x && c.Open.IsOpen(opens));
        Assert.Equal(TimeSpan.Zero, c.Open.WorkingTimeBetween(x, opens));
    });

    [Fact]
    public void The_next_closing_is_closed_and_everything_before_it_is_open() => Hold(400, (c, x, _, _) =>
    {
        var closes = c.Open.NextClose(x);
        if (closes is { } at) Assert.True(at >= x && !c.Open.IsOpen(at));
        var end = closes ?? x + WorkCalendar.Outlook;
        Assert.Equal(end - x, c.Open.WorkingTimeBetween(x, end));
    });

    [Fact]
    public void The_order_in_which_hours_are_written_and_writing_them_twice_change_nothing() => Hold(200, (c, x, y, _) =>
    {
        var other = new WorkCalendar(c.Definition with
        {
            Weekly = [.. c.Definition.Weekly.Reverse(), .. c.Definition.Weekly],
            Holidays = [.. c.Definition.Holidays.Reverse()],
            Exceptions = [.. c.Definition.Exceptions.Reverse().Select(e => e with { Slots = [.. e.Slots.Reverse(), .. e.Slots] })],
        });
        Assert.Equal(c.Open.WorkingTimeBetween(x, y), other.WorkingTimeBetween(x, y));
        Assert.Equal(c.Open.NextClose(x), other.NextClose(x));
    });

    private static void Hold(int cases, Action<CalendarCase> property) =>
        Prop.ForAll(CalendarCase.Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    private static void Hold(int cases, Action<CalendarCase, DateTimeOffset, DateTimeOffset, DateTimeOffset> property) =>
        Prop.ForAll(CalendarCase.Any, Ticks.Generator.Three().ToArbitrary(), (c, t) =>
            property(c, c.Start.AddTicks(t.Item1), c.Start.AddTicks(t.Item2), c.Start.AddTicks(t.Item3)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
}
