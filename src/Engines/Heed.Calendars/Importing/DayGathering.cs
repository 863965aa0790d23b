namespace Heed.Calendars.Importing;

/// <summary>Gathers what a file says, date by date, within the span that was asked for.</summary>
internal sealed class DayGathering(DateOnly from, DateOnly to)
{
    private readonly SortedDictionary<DateOnly, ImportedDay> _days = [];
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private readonly List<ImportFault> _faults = [];

    public DateOnly To { get; } = to;

    /// <summary>Too many dates: nothing more is taken, and nothing of the file is used.</summary>
    public bool IsFull { get; private set; }

    public void Names(string source) => _sources.Add(source);

    public void Refuse(ImportFault fault)
    {
        if (_faults.Count < DayImport.MaxFaults) _faults.Add(fault);
    }

    /// <summary>Adds a day when it lies in the span; false when there are too many.</summary>
    public bool Add(ImportedDay day, int line)
    {
        if (day.Date < from || day.Date > To) return true;
        if (_days.TryGetValue(day.Date, out var there))
        {
            // A worked weekend in the middle of a holiday that is written as one span is worked.
            if (there.Kind == ImportedKind.Free && day.Kind != ImportedKind.Free) _days[day.Date] = day;
            else if (there.Kind == day.Kind && day.Kind == ImportedKind.Hours) Refuse(new ImportFault(line, ImportFaults.TwiceInFile, $"{day.Date:yyyy-MM-dd} {day.Name}"));
            return true;
        }

        if (_days.Count == CalendarDefinition.MaxDates)
        {
            IsFull = true;
            Refuse(new ImportFault(line, ImportFaults.TooManyDates, ""));
            return false;
        }

        _days.Add(day.Date, day);
        return true;
    }

    public DayImport Done() => IsFull
        ? new DayImport([], new HashSet<string>(), [_faults[^1]], from, To)
        : new DayImport([.. _days.Values], _sources, _faults, from, To);
}
