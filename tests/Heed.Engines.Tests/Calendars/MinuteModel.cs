using Heed.Calendars;

namespace Heed.Engines.Tests.Calendars;

/// <summary>
/// The rules of the calendar said as plainly as possible: for every minute of a window, does the latest time that the wall clock has shown
/// lie in a slot? Slow, and without a line in common with the engine.
/// </summary>
internal sealed class MinuteModel
{
    private readonly CalendarDefinition _definition;
    private readonly bool[] _open;

    public MinuteModel(CalendarDefinition definition, DateTimeOffset start, int minutes)
    {
        _definition = definition;
        _open = new bool[minutes];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZoneId);
        var latest = DateTime.MinValue;
        for (var i = -3 * 1440; i < minutes; i++)
        {
            var shown = TimeZoneInfo.ConvertTime(start.AddMinutes(i), zone).DateTime;
            if (shown > latest) latest = shown;
            if (i >= 0) _open[i] = InSlot(DateOnly.FromDateTime(latest), TimeOnly.FromDateTime(latest));
        }
    }

    public int Minutes => _open.Length;

    public bool IsOpen(int minute) => _open[minute];

    /// <summary>First minute from this one on that is open, or closed; the length of the window when there is none.</summary>
    public int Next(bool open, int minute)
    {
        while (minute < Minutes && _open[minute] != open) minute++;
        return minute;
    }

    public int OpenBetween(int from, int to) => _open[from..to].Count(open => open);

    private bool InSlot(DateOnly date, TimeOnly time)
    {
        var today = Special(date);
        foreach (var slot in today ?? Weekly(date))
        {
            if (time >= slot.From && (time < slot.To || slot.To <= slot.From)) return true;
        }
        if (today is not null && !IsWorked(date)) return false;
        var yesterday = date.AddDays(-1);
        foreach (var slot in Special(yesterday) ?? Weekly(yesterday))
        {
            if (slot.To <= slot.From && time < slot.To) return true;
        }
        return false;
    }

    private IEnumerable<DaySlot> Weekly(DateOnly date) =>
        _definition.Weekly.Where(s => s.Day == date.DayOfWeek).Select(s => new DaySlot(s.From, s.To));

    private bool IsWorked(DateOnly date) => _definition.Worked.Any(w => w.Date == date) && _definition.Exceptions.All(e => e.Date != date);

    private IEnumerable<DaySlot>? Special(DateOnly date) =>
        _definition.Exceptions.FirstOrDefault(e => e.Date == date)?.Slots
        ?? (_definition.Worked.FirstOrDefault(w => w.Date == date) is { } worked ? _definition.Weekly.Where(s => s.Day == worked.Like).Select(s => new DaySlot(s.From, s.To))
        : _definition.Holidays.Any(h => h.Date == date) ? [] : null);
}
