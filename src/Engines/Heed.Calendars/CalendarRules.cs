using Heed.Kernel;

namespace Heed.Calendars;

/// <summary>Checks one definition. Too long a list is reported once and not walked, so the answer stays small whatever was sent.</summary>
internal sealed class CalendarRules
{
    private readonly List<FieldError> _errors = [];

    public static CalendarProblems Check(CalendarDefinition definition)
    {
        var rules = new CalendarRules();
        if (!TimeZones.TryFind(definition.TimeZoneId, out _))
            rules.Add("timeZone", CalendarProblems.UnknownTimeZone, "The time zone is not a known IANA name.");
        rules.Week(definition.Weekly);
        if ((long)definition.Holidays.Count + definition.Exceptions.Count > CalendarDefinition.MaxDates)
        {
            rules.Add(definition.Holidays.Count >= definition.Exceptions.Count ? "holidays" : "exceptions",
                CalendarProblems.TooManyDates, $"At most {CalendarDefinition.MaxDates} holidays and exceptional dates.");
        }
        else
        {
            rules.Holidays(definition.Holidays);
            rules.Exceptions(definition.Exceptions);
        }
        return new CalendarProblems(rules._errors);
    }

    private void Week(IReadOnlyList<WeeklySlot> weekly)
    {
        if (weekly.Count > 7 * CalendarDefinition.MaxSlotsPerDay)
        {
            TooManySlots("weekly");
            return;
        }
        var slotsOn = new int[7];
        for (var i = 0; i < weekly.Count; i++)
        {
            var field = $"weekly[{i}]";
            var slot = weekly[i];
            if (slot.Day is < DayOfWeek.Sunday or > DayOfWeek.Saturday)
                Add($"{field}.day", CalendarProblems.UnknownDay, "The day is 0 (Sunday) to 6 (Saturday).");
            else if (++slotsOn[(int)slot.Day] == CalendarDefinition.MaxSlotsPerDay + 1)
                TooManySlots(field);
            Slot(field, slot.From, slot.To);
        }
    }

    private void Holidays(IReadOnlyList<Holiday> holidays)
    {
        var seen = new HashSet<DateOnly>();
        for (var i = 0; i < holidays.Count; i++)
        {
            var field = $"holidays[{i}]";
            Date(field, holidays[i].Date, seen);
            if (string.IsNullOrWhiteSpace(holidays[i].Name))
                Add($"{field}.name", CalendarProblems.NameMissing, "A holiday has a name.");
            else if (holidays[i].Name.Length > CalendarDefinition.MaxNameLength)
                Add($"{field}.name", CalendarProblems.NameTooLong, $"At most {CalendarDefinition.MaxNameLength} characters.");
        }
    }

    private void Exceptions(IReadOnlyList<ExceptionalDate> exceptions)
    {
        var seen = new HashSet<DateOnly>();
        for (var i = 0; i < exceptions.Count; i++)
        {
            var field = $"exceptions[{i}]";
            Date(field, exceptions[i].Date, seen);
            var slots = exceptions[i].Slots;
            if (slots.Count > CalendarDefinition.MaxSlotsPerDay)
            {
                TooManySlots($"{field}.slots");
                continue;
            }
            for (var j = 0; j < slots.Count; j++) Slot($"{field}.slots[{j}]", slots[j].From, slots[j].To);
        }
    }

    private void Date(string field, DateOnly date, HashSet<DateOnly> seen)
    {
        if (!seen.Add(date)) Add($"{field}.date", CalendarProblems.DuplicateDate, "The date is there already.");
    }

    private void Slot(string field, TimeOnly from, TimeOnly to)
    {
        if (from == to && from != TimeOnly.MinValue)
            Add(field, CalendarProblems.SlotEmpty, "The slot ends when it begins; a whole day is 00:00 to 00:00.");
    }

    private void TooManySlots(string field) =>
        Add(field, CalendarProblems.TooManySlots, $"At most {CalendarDefinition.MaxSlotsPerDay} slots a day.");

    private void Add(string field, string code, string message) => _errors.Add(new FieldError(field, code, message));
}
