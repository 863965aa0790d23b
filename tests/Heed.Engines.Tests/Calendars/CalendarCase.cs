using FsCheck;
using FsCheck.Fluent;
using Heed.Calendars;

namespace Heed.Engines.Tests.Calendars;

/// <summary>A random calendar with an instant around which something happens to it.</summary>
internal sealed record CalendarCase(CalendarDefinition Definition, DateTimeOffset Start)
{
    private static readonly (string Zone, string At)[] Changes =
    [
        ("America/New_York", "2026-03-08T07:00Z"), ("America/New_York", "2026-11-01T06:00Z"),
        ("Europe/London", "2026-03-29T01:00Z"), ("Europe/London", "2026-10-25T01:00Z"),
        ("Australia/Lord_Howe", "2026-04-04T15:00Z"), ("Australia/Lord_Howe", "2026-10-03T15:30Z"),
        ("America/Havana", "2026-03-08T05:00Z"), ("America/Havana", "2026-11-01T05:00Z"),
        ("America/Sao_Paulo", "2018-02-18T02:00Z"), ("America/Sao_Paulo", "2018-11-04T03:00Z"),
        ("America/St_Johns", "2010-03-14T03:31Z"), ("America/St_Johns", "2010-11-07T02:31Z"),
        ("Pacific/Apia", "2011-12-30T10:00Z"), ("Pacific/Kwajalein", "1969-09-30T13:00Z"), ("Pacific/Kwajalein", "1993-08-21T12:00Z"),
        ("Africa/Casablanca", "2026-02-15T02:00Z"), ("Antarctica/Troll", "2026-03-29T01:00Z"), ("Antarctica/Troll", "2026-10-25T01:00Z"),
        ("Europe/Dublin", "2026-10-25T01:00Z"), ("Asia/Pyongyang", "2018-05-04T15:00Z"), ("America/Caracas", "2016-05-01T07:00Z"),
        ("Asia/Shanghai", "1991-09-14T17:00Z"), ("Asia/Shanghai", "2026-10-01T00:00Z"), ("Asia/Kathmandu", "2026-05-01T00:00Z"),
        ("UTC", "2024-02-29T00:00Z"),
    ];

    private static readonly Gen<TimeOnly> Times = Gen.Frequency(
        (2, Gen.Constant(TimeOnly.MinValue)),
        (5, Gen.Choose(0, 47).Select(i => TimeOnly.MinValue.AddMinutes(30 * i))),
        (3, Gen.Choose(0, 1439).Select(i => TimeOnly.MinValue.AddMinutes(i))));

    private static readonly Gen<DaySlot> Slot =
        from start in Times
        from end in Times
        where start != end || start == TimeOnly.MinValue
        select new DaySlot(start, end);

    private static readonly Gen<WeeklySlot> InWeek =
        from day in Gen.Choose(0, 6)
        from slot in Slot
        select new WeeklySlot((DayOfWeek)day, slot.From, slot.To);

    public static Arbitrary<CalendarCase> Any { get; } = (
        from change in Gen.Elements(Changes)
        from shift in Gen.Choose(-4 * 1440, 2 * 1440)
        let start = Calendar.At(change.At).AddMinutes(shift)
        let first = DateOnly.FromDateTime(start.UtcDateTime).AddDays(-2)
        from weekly in UpTo(14, InWeek)
        from holidays in UpTo(2, Gen.Choose(0, 9))
        from exceptional in UpTo(3, Gen.Choose(0, 9))
        from worked in UpTo(3, Gen.Choose(0, 9))
        from like in Gen.Choose(0, 6)
        from slots in UpTo(3, Slot).ListOf(3)
        select new CalendarCase(new CalendarDefinition
        {
            TimeZoneId = change.Zone,
            Weekly = weekly,
            Holidays = [.. holidays.Distinct().Select(d => new Holiday(first.AddDays(d), "holiday"))],
            Worked = [.. worked.Distinct().Select((d, i) => new WorkedDate(first.AddDays(d), (DayOfWeek)((like + i) % 7), "worked"))],
            Exceptions = [.. exceptional.Distinct().Select((d, i) => new ExceptionalDate(first.AddDays(d), slots[i]))],
        }, start)).ToArbitrary();

    public WorkCalendar Open { get; } = new(Definition);

    public DateTimeOffset Minute(int minute) => Start.AddMinutes(minute);

    public override string ToString()
    {
        var week = string.Join(' ', Definition.Weekly.Select(s => $"{s.Day.ToString()[..2]} {s.From:HH:mm}-{s.To:HH:mm},"));
        var exceptions = Definition.Exceptions.Select(e => $"{e.Date:O}({string.Join(' ', e.Slots.Select(s => $"{s.From:HH:mm}-{s.To:HH:mm}"))})");
        return $"{Definition.TimeZoneId} from {Start:O}: {week} closed {string.Join(' ', Definition.Holidays.Select(h => $"{h.Date:O}"))} worked {string.Join(' ', Definition.Worked.Select(w => $"{w.Date:O}={w.Like}"))} except {string.Join(' ', exceptions)}";
    }

    private static Gen<List<T>> UpTo<T>(int count, Gen<T> element) =>
        from n in Gen.Choose(0, count)
        from items in element.ListOf(n)
        select items.ToList();
}
