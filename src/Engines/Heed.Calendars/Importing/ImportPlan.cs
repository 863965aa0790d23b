namespace Heed.Calendars.Importing;

/// <summary>What an import would make of a calendar. What an event or a set brought before (same source, same span of dates) is replaced; what people wrote by hand stays.</summary>
/// <param name="Definition">The calendar afterwards.</param>
/// <param name="Days">What happens, by date.</param>
public sealed record ImportPlan(CalendarDefinition Definition, IReadOnlyList<PlannedDay> Days)
{
    /// <summary>Works it out. O(dates).</summary>
    /// <param name="current">The calendar as it is.</param>
    /// <param name="import">What the file says.</param>
    /// <param name="like">The day of the week whose hours worked dates get.</param>
    /// <param name="without">Dates that the person leaves out.</param>
    public static ImportPlan Of(CalendarDefinition current, DayImport import, DayOfWeek like, IReadOnlySet<DateOnly> without)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(without);
        var before = Before(current).ToLookup(d => d.Date);
        var coming = import.Days.ToDictionary(d => d.Date);
        var planned = new List<PlannedDay>();
        var taken = new List<ImportedDay>();
        var gone = new HashSet<DateOnly>();
        foreach (var day in import.Days)
        {
            var there = before[day.Date].ToList();
            // A set replaces another's day, but never what somebody wrote.
            var change = without.Contains(day.Date) ? DayChange.LeftOut
                : there.Exists(d => Same(d, day)) ? DayChange.Same
                : there.Exists(d => d.Source.Length == 0) ? DayChange.Kept
                : there.Count > 0 ? DayChange.Replaced
                : DayChange.Added;
            planned.Add(new PlannedDay(day, change));
            if (change is not (DayChange.Replaced or DayChange.Added)) continue;
            gone.Add(day.Date);
            taken.Add(day);
        }

        foreach (var day in before.SelectMany(d => d))
        {
            if (coming.ContainsKey(day.Date) || day.Date < import.From || day.Date > import.To || !import.Sources.Contains(day.Source)) continue;
            planned.Add(new PlannedDay(day, without.Contains(day.Date) ? DayChange.Kept : DayChange.Removed));
            if (!without.Contains(day.Date)) gone.Add(day.Date);
        }

        bool Stays(DateOnly date, string? source) => source is null || !gone.Contains(date);
        return new ImportPlan(
            current with
            {
                Holidays = [.. current.Holidays.Where(h => Stays(h.Date, h.Source)).Concat(taken.Where(d => d.Kind == ImportedKind.Free).Select(d => new Holiday(d.Date, d.Name, d.Source))).OrderBy(h => h.Date)],
                Worked = [.. current.Worked.Where(w => Stays(w.Date, w.Source)).Concat(taken.Where(d => d.Kind == ImportedKind.Worked).Select(d => new WorkedDate(d.Date, like, d.Name, d.Source))).OrderBy(w => w.Date)],
                Exceptions = [.. current.Exceptions.Where(e => Stays(e.Date, e.Source)).Concat(taken.Where(d => d.Kind == ImportedKind.Hours).Select(d => new ExceptionalDate(d.Date, d.Slots, d.Name, d.Source))).OrderBy(e => e.Date)],
            },
            [.. planned.OrderBy(p => p.Day.Date)]);
    }

    private static IEnumerable<ImportedDay> Before(CalendarDefinition current) =>
    [
        .. current.Holidays.Select(h => new ImportedDay(h.Date, ImportedKind.Free, h.Name, h.Source ?? "", [])),
        .. current.Worked.Select(w => new ImportedDay(w.Date, ImportedKind.Worked, w.Name, w.Source ?? "", [])),
        .. current.Exceptions.Select(e => new ImportedDay(e.Date, ImportedKind.Hours, e.Name, e.Source ?? "", e.Slots)),
    ];

    private static bool Same(ImportedDay a, ImportedDay b) => a.Kind == b.Kind && a.Name == b.Name && (a.Source == b.Source || a.Source.Length == 0) && a.Slots.SequenceEqual(b.Slots);
}
