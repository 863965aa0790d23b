using FsCheck;
using FsCheck.Fluent;
using Heed.Calendars;
using Heed.Calendars.Importing;

namespace Heed.Engines.Tests.Calendars;

public sealed class ICalReaderTests
{
    private static readonly DateOnly From = new(2026, 1, 1), To = new(2028, 12, 31);

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261004", "2026-10-01 2026-10-02 2026-10-03")]
    [InlineData("DTSTART:20261001", "2026-10-01")]
    [InlineData("DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261001", "2026-10-01")]
    [InlineData("DTSTART;VALUE=DATE:20261001\nDURATION:P1W", "2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07")]
    [InlineData("DTSTART:20261001T000000\nDTEND:20261002T235900", "2026-10-01 2026-10-02")]
    [InlineData("DTSTART;TZID=America/New_York:20261001T120000\nDURATION:PT24H", "2026-10-02")] // midnight in Shanghai
    [InlineData("DTSTART:20260930T160000Z\nDTEND:20261001T160000Z", "2026-10-01")]
    [InlineData("DTSTART;VALUE=DATE:20261001\nRRULE:FREQ=YEARLY", "2026-10-01 2027-10-01 2028-10-01")]
    [InlineData("DTSTART;VALUE=DATE:20261001\nRRULE:FREQ=YEARLY;COUNT=2", "2026-10-01 2027-10-01")]
    [InlineData("DTSTART;VALUE=DATE:20161001\nRRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20271001", "2026-10-01")]
    [InlineData("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY", "2028-02-29")]
    [InlineData("DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26 2027-11-25 2028-11-23")]
    [InlineData("DTSTART;VALUE=DATE:20260525\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "2026-05-25 2027-05-31 2028-05-29")]
    [InlineData("DTSTART;VALUE=DATE:20260228\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2026-02-28 2027-02-28 2028-02-29")]
    [InlineData("DTSTART;VALUE=DATE:20261001\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20271001\nRDATE;VALUE=DATE:20271002", "2026-10-01 2027-10-02 2028-10-01")]
    public void Whole_days_come_in_as_the_standard_says(string when, string dates) =>
        Assert.Equal(dates.Split(' '), Read(Event(when)).Days.Select(d => d.Date.ToString("yyyy-MM-dd")));

    [Theory]
    [InlineData("DTSTART:20261001T140000\nDTEND:20261001T180000", ImportFaults.PartOfDay)]
    [InlineData("DTSTART:20261001T000000", ImportFaults.PartOfDay)]
    [InlineData("DTSTART;VALUE=DATE:20261003\nDTEND;VALUE=DATE:20261001", ImportFaults.EndsBefore)]
    [InlineData("DTSTART;VALUE=DATE:20261003\nDURATION:-P1D", ImportFaults.BadDuration)]
    [InlineData("DTSTART;VALUE=DATE:20261003\nDURATION:P99999999999D", ImportFaults.BadDuration)]
    [InlineData("DTSTART;VALUE=DATE:20261003\nDTEND;VALUE=DATE:20291003", ImportFaults.TooLong)]
    [InlineData("DTSTART;VALUE=DATE:20261341", ImportFaults.BadDate)]
    [InlineData("DTSTART;VALUE=DATE:00010101", ImportFaults.BadDate)]
    [InlineData("DTEND;VALUE=DATE:20261001", ImportFaults.BadDate)]
    [InlineData("DTSTART;TZID=China Standard Time:20261001T000000\nDURATION:P1D", ImportFaults.UnknownTimeZone)]
    [InlineData("DTSTART;VALUE=DATE:20261001\nRRULE:FREQ=WEEKLY", ImportFaults.UnknownRule)]
    [InlineData("DTSTART;VALUE=DATE:20261001\nRRULE:FREQ=YEARLY;BYWEEKNO=20", ImportFaults.UnknownRule)]
    [InlineData("DTSTART;VALUE=DATE:20261001\nRRULE:FREQ=YEARLY;COUNT=0", ImportFaults.UnknownRule)]
    [InlineData("DTSTART;VALUE=DATE:20261001\nRRULE:FREQ=YEARLY\nRRULE:FREQ=YEARLY;BYMONTH=5", ImportFaults.UnknownRule)]
    [InlineData("DTSTART;VALUE=DATE:20261001\nRECURRENCE-ID;VALUE=DATE:20261001", ImportFaults.MovedInstance)]
    public void What_is_not_understood_is_refused_with_its_line(string when, string code)
    {
        var import = Read(Event(when));
        Assert.Empty(import.Days);
        Assert.Equal((2, code), (Assert.Single(import.Faults).Line, import.Faults[0].Code));
    }

    [Fact]
    public void One_bad_event_leaves_the_others_in()
    {
        var import = Read(Event("DTSTART:20261001", "a") + Event("DTSTART:x", "b") + Event("DTSTART:20261002", ""), wrap: true);
        Assert.Equal(new DateOnly(2026, 10, 1), Assert.Single(import.Days).Date);
        Assert.Equal([ImportFaults.BadDate, ImportFaults.NoUid], import.Faults.Select(f => f.Code));
    }

    [Theory]
    [InlineData("", ImportFaults.NotACalendar)]
    [InlineData("<html>", ImportFaults.NotACalendar)]
    [InlineData("date,kind,name", ImportFaults.NotACalendar)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", ImportFaults.Unbalanced)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT", ImportFaults.Unbalanced)]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR\nDTSTART:20261001", ImportFaults.NotACalendar)]
    public void A_file_that_is_none_is_refused_as_a_whole(string text, string code) =>
        Assert.Equal((0, code), (Read(text).Days.Count, Assert.Single(Read(text).Faults).Code));

    [Fact]
    public void Sizes_and_depths_are_bounded()
    {
        Assert.Equal(ImportFaults.TooLarge, Read(new string('a', DayImport.MaxText + 1)).Faults[0].Code);
        Assert.Equal(ImportFaults.TooDeep, Read("BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:X\n", 30))).Faults[0].Code);
        Assert.Equal(ImportFaults.TooManyEvents, Read(string.Concat(Enumerable.Repeat("BEGIN:VEVENT\nEND:VEVENT\n", DayImport.MaxEvents + 1)), wrap: true).Faults[0].Code);
        var wide = Read(Event("DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=YEARLY;BYMONTHDAY=" + string.Join(',', Enumerable.Range(1, 31))));
        Assert.Equal((0, ImportFaults.TooManyDates), (wide.Days.Count, Assert.Single(wide.Faults).Code));
        Assert.Equal(DayImport.MaxFaults, Read(string.Concat(Enumerable.Repeat(Event("DTSTART:x"), 400)), wrap: true).Faults.Count);
    }

    [Fact]
    public void Folded_lines_escapes_quotes_and_alarms_are_read_as_they_are_meant()
    {
        const string text = "\uFEFFBEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x\r\nSUMMARY;X-A=\"a:b;c\":国庆\r\n  节\\, 1\\;2\\n3\r\nDTSTART;VA\r\n\tLUE=DATE:2026\r\n 1001\r\n" +
            "BEGIN:VALARM\r\nSUMMARY:no\r\nDTSTART:20200101\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var day = Assert.Single(ICalReader.Read(text, TimeZoneInfo.Utc, From, To).Days);
        Assert.Equal(("国庆 节, 1;2 3", new DateOnly(2026, 10, 1)), (day.Name, day.Date));
    }

    [Theory]
    [InlineData("春节（班）", "", ImportedKind.Worked)]
    [InlineData("国庆节补班", "", ImportedKind.Worked)]
    [InlineData("Make-up", "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY\n", ImportedKind.Worked)]
    [InlineData("春节（休）", "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY\n", ImportedKind.Free)]
    public void Worked_weekends_are_known_by_how_calendars_mark_them(string name, string more, ImportedKind kind) =>
        Assert.Equal(kind, Assert.Single(Read(Event(more + "DTSTART:20261010", name: name)).Days).Kind);

    [Fact]
    public void Coming_again_a_file_replaces_what_it_brought_and_touches_nothing_else()
    {
        var calendar = Calendar.In("Asia/Shanghai").Closed("our day", "2026-10-02");
        calendar = Apply(calendar, Event("DTSTART:20261001\nDURATION:P3D"));
        Assert.Equal(["2026-10-01 holiday", "2026-10-02 our day", "2026-10-03 holiday"], Written(calendar));
        calendar = Apply(calendar, Event("DTSTART:20261003\nDURATION:P2D"));
        Assert.Equal(["2026-10-02 our day", "2026-10-03 holiday", "2026-10-04 holiday"], Written(calendar));
        calendar = Apply(calendar, Event("DTSTART:20261224", "another"));
        calendar = Apply(calendar, Event("STATUS:CANCELLED\nDTSTART:20261003"));
        Assert.Equal(["2026-10-02 our day", "2026-12-24 holiday"], Written(calendar));
    }

    [Fact]
    public void Any_text_is_read_without_an_error()
    {
        var piece = Gen.Elements("BEGIN:", "END:", "VEVENT", "VCALENDAR", "\n", "\r\n ", "DTSTART", ";TZID=", "Europe/Berlin", ":", "2026", "1001", "T", "000000", "Z", "RRULE:FREQ=YEARLY;", "BYDAY=", "-1", "MO", ",", "UID:a\n", "SUMMARY:b\n", "DURATION:P", "W", "\\", "\"", "\0", "\ud83d");
        Prop.ForAll(piece.ListOf(60).Select(p => string.Concat(p)).ToArbitrary(), text =>
        {
            foreach (var whole in new[] { text, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:b\n" + text + "\nEND:VEVENT\nEND:VCALENDAR" })
                Assert.True(ICalReader.Read(whole, TimeZoneInfo.Utc, From, To).Days.Count <= CalendarDefinition.MaxDates);
            Assert.True(DayTable.Read(text, From, To).Days.Count <= CalendarDefinition.MaxDates);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static CalendarDefinition Apply(CalendarDefinition calendar, string file) =>
        ImportPlan.Of(calendar, Read(file), DayOfWeek.Monday, new HashSet<DateOnly>()).Definition;

    private static IEnumerable<string> Written(CalendarDefinition calendar) => calendar.Holidays.Select(h => $"{h.Date:yyyy-MM-dd} {h.Name}");

    private static string Event(string lines, string uid = "x", string name = "holiday") => $"BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{name}\n{lines}\nEND:VEVENT\n";

    private static DayImport Read(string text, bool wrap = false) =>
        ICalReader.Read(wrap || text.StartsWith("BEGIN:VEVENT", StringComparison.Ordinal) ? $"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n" : text, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), From, To);
}
