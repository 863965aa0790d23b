using System.Collections.Frozen;

namespace Heed.Calendars;

/// <summary>The hours of every date, prepared once: seven ordinary days, and each date on which something else holds.</summary>
internal sealed class OpenDays
{
    public const int LastDay = 3652058; // 9999-12-31

    private readonly DayHours[] _week = new DayHours[7];
    private readonly FrozenDictionary<int, DayHours> _dates;

    public OpenDays(CalendarDefinition definition)
    {
        var week = definition.Weekly.ToLookup(s => s.Day, s => new DaySlot(s.From, s.To));
        for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
            _week[(int)day] = DayHours.Of(week[day], week[Before(day)]);

        // Of a date that is named twice the later line wins: a worked date over a holiday, an exception over both.
        var special = definition.Holidays.ToDictionary(h => h.Date.DayNumber, IReadOnlyList<DaySlot> (_) => []);
        foreach (var worked in definition.Worked) special[worked.Date.DayNumber] = [.. week[worked.Like]];
        foreach (var exception in definition.Exceptions) special[exception.Date.DayNumber] = exception.Slots;
        var alone = definition.Holidays.Select(h => h.Date.DayNumber).ToHashSet();
        alone.ExceptWith(definition.Worked.Select(w => w.Date.DayNumber));
        alone.UnionWith(definition.Exceptions.Select(e => e.Date.DayNumber));

        var dates = new Dictionary<int, DayHours>();
        foreach (var (day, slots) in special)
        {
            // A worked date is an ordinary one and takes in the shift of the evening before; the others stand alone.
            dates[day] = DayHours.Of(slots, alone.Contains(day) ? [] : special.GetValueOrDefault(day - 1, [.. week[Weekday(day - 1)]]));
            // The next morning gets what runs on from this date, in place of what ran on from the weekday it stands for.
            if (!special.ContainsKey(day + 1)) dates[day + 1] = DayHours.Of(week[Weekday(day + 1)], slots);
        }
        _dates = dates.ToFrozenDictionary();
    }

    /// <summary>Hours of the day with this number (<see cref="DateOnly.DayNumber"/>). O(1).</summary>
    public DayHours On(int day) => _dates.TryGetValue(day, out var hours) ? hours : _week[(int)Weekday(day)];

    // Day 0, 0001-01-01, was a Monday.
    private static DayOfWeek Weekday(int day) => (DayOfWeek)((day + 8) % 7);

    private static DayOfWeek Before(DayOfWeek day) => (DayOfWeek)(((int)day + 6) % 7);
}
