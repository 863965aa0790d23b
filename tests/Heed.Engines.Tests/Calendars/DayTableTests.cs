using Heed.Calendars.Importing;

namespace Heed.Engines.Tests.Calendars;

public sealed class DayTableTests
{
    [Fact]
    public void Days_of_all_kinds_are_read_and_bad_lines_are_named()
    {
        var import = DayTable.Read(
            "\uFEFF# set: ours\r\ndate,kind,name\r\n2026-10-01,free,国庆节\r\n2026/10/10;班;国庆节（班）\r\n2026-12-24\thours\tChristmas Eve\t9:00-12:00 14:00-24:00\r\n" +
            "2026-13-01,free,x\r\n2026-12-25,maybe,x\r\n2026-12-25,free,\r\n2026-12-26,hours,x,9-10\r\n2031-01-01,free,later\r\n",
            new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        Assert.Equal(["2026-10-01 Free", "2026-10-10 Worked", "2026-12-24 Hours"], import.Days.Select(d => $"{d.Date:yyyy-MM-dd} {d.Kind}"));
        Assert.Equal(["09:00-12:00", "14:00-00:00"], import.Days[2].Slots.Select(s => $"{s.From:HH:mm}-{s.To:HH:mm}"));
        Assert.Equal([(6, ImportFaults.BadDate), (7, ImportFaults.UnknownKind), (8, ImportFaults.NoName), (9, ImportFaults.BadHours)], import.Faults.Select(f => (f.Line, f.Code)));
        Assert.Equal(["ours"], import.Sources);
    }
}
