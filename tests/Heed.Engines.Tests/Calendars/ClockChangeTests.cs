using Heed.Calendars;
using static Heed.Engines.Tests.Calendars.Calendar;

namespace Heed.Engines.Tests.Calendars;

public sealed class ClockChangeTests
{
    [Theory]
    // New York put forward on 2026-03-08, 02:00 -> 03:00 (07:00Z), and back on 2026-11-01, 02:00 -> 01:00 (06:00Z).
    [InlineData("America/New_York", "00:00-00:00", "2026-03-08T05:00Z", "2026-03-09T04:00Z", 23 * 60)]
    [InlineData("America/New_York", "00:00-00:00", "2026-11-01T04:00Z", "2026-11-02T05:00Z", 25 * 60)]
    [InlineData("America/New_York", "01:00-04:00", "2026-03-08T05:00Z", "2026-03-09T04:00Z", 2 * 60)]
    [InlineData("America/New_York", "02:00-03:00", "2026-03-08T05:00Z", "2026-03-09T04:00Z", 0)]
    [InlineData("America/New_York", "02:30-05:00", "2026-03-08T05:00Z", "2026-03-09T04:00Z", 2 * 60)]
    [InlineData("America/New_York", "01:15-01:45", "2026-11-01T04:00Z", "2026-11-02T05:00Z", 30)]
    [InlineData("America/New_York", "00:00-01:30", "2026-11-01T04:00Z", "2026-11-02T05:00Z", 90)]
    [InlineData("America/New_York", "01:30-03:00", "2026-11-01T04:00Z", "2026-11-02T05:00Z", 150)]
    [InlineData("America/New_York", "09:00-17:00", "2026-03-08T05:00Z", "2026-03-09T04:00Z", 8 * 60)]
    [InlineData("America/New_York", "22:00-06:00", "2026-03-08T00:00Z", "2026-03-08T18:00Z", 7 * 60)]
    [InlineData("America/New_York", "22:00-06:00", "2026-11-01T00:00Z", "2026-11-01T18:00Z", 9 * 60)]
    // London: forward 2026-03-29 at 01:00Z, back 2026-10-25 at 01:00Z.
    [InlineData("Europe/London", "00:00-00:00", "2026-03-29T00:00Z", "2026-03-29T23:00Z", 23 * 60)]
    [InlineData("Europe/London", "00:00-00:00", "2026-10-24T23:00Z", "2026-10-26T00:00Z", 25 * 60)]
    [InlineData("Europe/London", "01:30-09:00", "2026-03-29T00:00Z", "2026-03-29T23:00Z", 7 * 60)]
    // Shanghai has kept one offset since 1991.
    [InlineData("Asia/Shanghai", "00:00-00:00", "2026-03-28T16:00Z", "2026-03-29T16:00Z", 24 * 60)]
    // Lord Howe moves by half an hour: back on 2026-04-05 at 02:00 (2026-04-04T15:00Z).
    [InlineData("Australia/Lord_Howe", "00:00-00:00", "2026-04-04T13:00Z", "2026-04-05T13:30Z", 24 * 60 + 30)]
    // Havana changes at midnight: forward 2026-03-08 00:00 -> 01:00 (05:00Z), back 2026-11-01 01:00 -> 00:00 (05:00Z).
    [InlineData("America/Havana", "00:00-02:00", "2026-03-08T05:00Z", "2026-03-09T04:00Z", 60)]
    [InlineData("America/Havana", "00:00-02:00", "2026-11-01T04:00Z", "2026-11-02T05:00Z", 3 * 60)]
    // São Paulo ran through the last hour of Saturday 2018-02-17 again: it belongs to Saturday.
    [InlineData("America/Sao_Paulo", "23:30-00:00", "2018-02-17T12:00Z", "2018-02-18T12:00Z", 90)]
    // St. John's ran from 00:01 back to 23:01 (2010-11-07T02:31Z): Sunday has begun and does not begin again.
    [InlineData("America/St_Johns", "23:00-00:00", "2010-11-06T12:00Z", "2010-11-07T12:00Z", 60)]
    [InlineData("America/St_Johns", "00:00-01:00", "2010-11-06T12:00Z", "2010-11-07T12:00Z", 2 * 60)]
    // Apia went from 29 to 31 December 2011 (10:00Z on the 30th): no 30th was worked.
    [InlineData("Pacific/Apia", "09:00-17:00", "2011-12-29T10:00Z", "2011-12-31T10:00Z", 16 * 60)]
    [InlineData("Pacific/Apia", "22:00-06:00", "2011-12-30T00:00Z", "2011-12-30T20:00Z", 8 * 60)]
    public void Hours_follow_the_wall_clock(string zone, string slots, string from, string to, int minutes)
    {
        var calendar = new WorkCalendar(In(zone).On(AllDays, slots));
        Assert.Equal(TimeSpan.FromMinutes(minutes), calendar.WorkingTimeBetween(At(from), At(to)));
    }

    [Theory]
    // A shop that opens at 02:30 opens at 03:00 on the day that has no 02:30.
    [InlineData("America/New_York", "02:30-05:00", "2026-03-08T05:00Z", "2026-03-08T07:00Z", "2026-03-08T09:00Z")]
    // 01:15 to 01:45 comes twice; the shop opens the first time (EDT).
    [InlineData("America/New_York", "01:15-01:45", "2026-11-01T04:00Z", "2026-11-01T05:15Z", "2026-11-01T05:45Z")]
    [InlineData("America/New_York", "01:15-01:45", "2026-11-01T05:45Z", "2026-11-02T06:15Z", "2026-11-02T06:45Z")]
    [InlineData("America/New_York", "01:30-03:00", "2026-11-01T04:00Z", "2026-11-01T05:30Z", "2026-11-01T08:00Z")]
    [InlineData("Europe/London", "09:00-17:00", "2026-03-27T18:00Z", "2026-03-28T09:00Z", "2026-03-28T17:00Z")]
    [InlineData("Europe/London", "09:00-17:00", "2026-03-28T18:00Z", "2026-03-29T08:00Z", "2026-03-29T16:00Z")]
    [InlineData("America/Havana", "00:30-02:00", "2026-03-08T04:00Z", "2026-03-08T05:00Z", "2026-03-08T06:00Z")]
    // The night of the 29th goes straight on into the 31st.
    [InlineData("Pacific/Apia", "22:00-06:00", "2011-12-30T04:00Z", "2011-12-30T08:00Z", "2011-12-30T16:00Z")]
    // Kwajalein repeated 30 September 1969 for 23 hours: one opening, the first.
    [InlineData("Pacific/Kwajalein", "13:00-14:00", "1969-09-30T00:00Z", "1969-09-30T02:00Z", "1969-09-30T03:00Z")]
    public void Opening_and_closing_happen_once(string zone, string slots, string at, string opens, string closes)
    {
        var calendar = new WorkCalendar(In(zone).On(AllDays, slots));
        Assert.Equal(At(opens), calendar.NextOpen(At(at)));
        Assert.Equal(At(closes), calendar.NextClose(At(opens)));
    }

    [Theory]
    [InlineData("2026-03-06T12:00-05:00", 9, "2026-03-09T13:00-04:00")]
    [InlineData("2026-10-30T12:00-04:00", 9, "2026-11-02T13:00-05:00")]
    public void A_promise_over_the_weekend_of_the_change_keeps_office_hours(string from, int hours, string due)
    {
        var office = new WorkCalendar(In("America/New_York").On(Workdays, "09:00-17:00"));
        Assert.Equal(At(due), office.AddWorkingTime(At(from), TimeSpan.FromHours(hours)));
    }

    [Fact]
    public void A_date_that_a_zone_skipped_can_be_a_holiday_or_exceptional()
    {
        var apia = In("Pacific/Apia").On(AllDays, "00:00-00:00");
        Assert.Null(new WorkCalendar(apia.Closed("none", "2011-12-30")).NextClose(At("2011-12-29T00:00Z")));
        Assert.Null(new WorkCalendar(In("Pacific/Apia").Except("2011-12-30", "09:00-17:00")).NextOpen(At("2011-12-29T00:00Z")));
    }
}
