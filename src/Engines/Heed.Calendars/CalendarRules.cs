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
        if ((long)definition.Holidays.Count + definition.Worked.Count + definition.Exceptions.Count > CalendarDefinition.MaxDates)
        {
            rules.Add(Longest(definition), CalendarProblems.TooManyDates, $"At most {CalendarDefinition.MaxDates} holidays, worked dates and exceptional dates.");
        }
        else
        {
            rules.Holidays(definition.Holidays);
            rules.Worked(definition.Worked);
            rules.Exceptions(definition.Exceptions);
        }
        return new CalendarProblems(rules._errors);
    }

    private static string Longest(CalendarDefinition definition) =>
        new[] { ("holidays", definition.Holidays.Count), ("worked", definition.Worked.Count), ("exceptions", definition.Exceptions.Count) }.MaxBy(l => l.Item2).Item1;

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
            Name(field, holidays[i].Name, required: true);
            Source(field, holidays[i].Source);
        }
    }

    private void Worked(IReadOnlyList<WorkedDate> worked)
    {
        var seen = new HashSet<DateOnly>();
        for (var i = 0; i < worked.Count; i++)
        {
            var field = $"worked[{i}]";
            Date(field, worked[i].Date, seen);
            if (worked[i].Like is < DayOfWeek.Sunday or > DayOfWeek.Saturday)
                Add($"{field}.like", CalendarProblems.UnknownDay, "The day is 0 (Sunday) to 6 (Saturday).");
            Name(field, worked[i].Name, required: true);
            Source(field, worked[i].Source);
        }
    }

    private void Exceptions(IReadOnlyList<ExceptionalDate> exceptions)
    {
        var seen = new HashSet<DateOnly>();
        for (var i = 0; i < exceptions.Count; i++)
        {
            var field = $"exceptions[{i}]";
            Date(field, exceptions[i].Date, seen);
            Name(field, exceptions[i].Name, required: false);
            Source(field, exceptions[i].Source);
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

    private void Name(string field, string? name, bool required)
    {
        if (required && string.IsNullOrWhiteSpace(name)) Add($"{field}.name", CalendarProblems.NameMissing, "The date has a name.");
        else if (name?.Length > CalendarDefinition.MaxNameLength) Add($"{field}.name", CalendarProblems.NameTooLong, $"At most {CalendarDefinition.MaxNameLength} characters.");
    }

    private void Source(string field, string? source)
    {
        if (source?.Length > CalendarDefinition.MaxSourceLength) Add($"{field}.source", CalendarProblems.SourceTooLong, $"At most {CalendarDefinition.MaxSourceLength} characters.");
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
