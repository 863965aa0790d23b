using System.Diagnostics.CodeAnalysis;

namespace Heed.Calendars.Importing;

/// <summary>
/// Free and worked days of an iCalendar file (RFC 5545). The file may be anything: what is not understood is refused with its line, what would be large is bounded before it
/// is worked out.
/// </summary>
public static class ICalReader
{
    /// <summary>Reads a file. Never throws for any content. O(length + years × events).</summary>
    /// <param name="text">The file, at most <see cref="DayImport.MaxText"/> characters.</param>
    /// <param name="calendar">The zone of the calendar the days are for.</param>
    /// <param name="from">The first date wanted.</param>
    /// <param name="to">The last date wanted; recurring events are worked out until then.</param>
    public static DayImport Read(string text, TimeZoneInfo calendar, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(calendar);
        if (text.Length > DayImport.MaxText) return DayImport.Refused(from, to, 1, ImportFaults.TooLarge);
        if (!TryGather(text, out var events, out var refused)) return new DayImport([], new HashSet<string>(), [refused], from, to);
        var days = new DayGathering(from, to);
        foreach (var each in events)
        {
            if (days.IsFull) break;
            if (Fault(each, calendar, days) is { } fault) days.Refuse(fault);
        }

        return days.Done();
    }

    private static bool TryGather(string text, out List<ICalEvent> events, [NotNullWhen(false)] out ImportFault? refused)
    {
        events = [];
        refused = null;
        var open = new Stack<string>();
        ICalEvent? current = null;
        var last = 0;
        foreach (var line in ICalLine.Of(text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t')))
        {
            last = line.Number;
            var component = line.Value.ToUpperInvariant();
            if (open.Count == 0 && (line.Name, component) is not ("BEGIN", "VCALENDAR"))
                refused = new ImportFault(line.Number, ImportFaults.NotACalendar, Short(line.Name));
            else if (line.Name == "BEGIN")
            {
                open.Push(component);
                if (open.Count > DayImport.MaxDepth) refused = new ImportFault(line.Number, ImportFaults.TooDeep, Short(component));
                if (component == "VEVENT" && open.Count == 2) events.Add(current = new ICalEvent(line.Number));
                if (events.Count > DayImport.MaxEvents) refused = new ImportFault(line.Number, ImportFaults.TooManyEvents, "");
            }
            else if (line.Name == "END")
            {
                if (!open.TryPop(out var begun) || begun != component) refused = new ImportFault(line.Number, ImportFaults.Unbalanced, Short(component));
                if (open.Count < 2) current = null;
            }
            else if (open.Count == 2) current?.Take(line);

            if (refused is not null) return false;
        }

        if (last == 0) refused = new ImportFault(1, ImportFaults.NotACalendar, "");
        else if (open.Count > 0) refused = new ImportFault(last, ImportFaults.Unbalanced, Short(open.Peek()));
        return refused is null;
    }

    private static ImportFault? Fault(ICalEvent each, TimeZoneInfo calendar, DayGathering days)
    {
        ImportFault Refuse(string code, string? what = null) => new(each.Line, code, Short(what ?? (each.Name.Length > 0 ? each.Name : each.Uid)));
        if (each.Uid.Length is 0 or > CalendarDefinition.MaxSourceLength) return Refuse(ImportFaults.NoUid);
        if (each.IsMovedInstance) return Refuse(ImportFaults.MovedInstance);
        days.Names(each.Uid);
        if (each.IsCancelled) return null;
        if (each.Name.Length == 0) return Refuse(ImportFaults.NoName);
        if (each.Start is not { } begins) return Refuse(ImportFaults.BadDate);
        if (!ICalMoment.TryRead(begins, out var start, out var fault)) return Refuse(fault);
        if (Length(each, start, out var length) is { } badEnd) return Refuse(badEnd);
        if (Instances(each, start, calendar, days.To, out var instances) is { } badRule) return Refuse(badRule.Code, badRule.What);
        var kind = each.IsWorked || ICalText.SaysWorked(each.Name) ? ImportedKind.Worked : ImportedKind.Free;
        var (whole, part) = (false, false);
        foreach (var instance in instances)
        {
            var (first, after, isWhole) = WholeDays(instance, length, calendar);
            part |= !isWhole;
            whole |= first < after;
            for (var date = first; date < after; date = date.AddDays(1))
                if (!days.Add(new ImportedDay(date, kind, each.Name, each.Uid, []), each.Line)) return null;
        }

        return part && (kind == ImportedKind.Free || !whole) ? Refuse(ImportFaults.PartOfDay) : null;
    }

    // The length on the wall clock, by DTEND, DURATION, or the nature of the start (section 3.6.1).
    private static string? Length(ICalEvent each, ICalMoment start, out TimeSpan length)
    {
        length = start.IsDate ? TimeSpan.FromDays(1) : TimeSpan.Zero;
        if (each.End is { } ends)
        {
            if (!ICalMoment.TryRead(ends, out var end, out var fault)) return fault;
            if (end.IsDate != start.IsDate) return ImportFaults.BadDate;
            var until = start.Zone is { } zone ? end.In(zone) : end.Local;
            if (until < start.Local) return ImportFaults.EndsBefore;
            // An end on the day of the start is against the letter, but written by many for one day.
            if (until > start.Local || !start.IsDate) length = until - start.Local;
        }
        else if (each.Duration is { } text)
        {
            if (ICalDuration.Read(text) is not { } duration || duration <= TimeSpan.Zero) return ImportFaults.BadDuration;
            length = duration;
        }

        return length > TimeSpan.FromDays(366) ? ImportFaults.TooLong : null;
    }

    private static (string Code, string? What)? Instances(ICalEvent each, ICalMoment start, TimeZoneInfo calendar, DateOnly to, out List<ICalMoment> instances)
    {
        instances = [start];
        if (each.Unknown is { } unknown) return (ImportFaults.UnknownRule, unknown);
        if (each.Rule is { } text)
        {
            var (rule, refused) = YearlyRule.Read(text);
            if (rule is null) return (ImportFaults.UnknownRule, refused);
            instances = [.. rule.From(start.Local, start.Zone ?? calendar, to).Select(at => start with { Local = at })];
        }

        foreach (var line in each.Added)
        {
            if (!ICalMoment.TryRead(line, out var more, out var fault)) return (fault, line.Value);
            instances.Add(more);
        }

        var left = new HashSet<DateTime>();
        foreach (var line in each.Left)
        {
            if (!ICalMoment.TryRead(line, out var less, out var fault)) return (fault, line.Value);
            left.Add(less.In(calendar));
        }

        instances.RemoveAll(i => left.Contains(i.In(calendar)) || left.Contains(i.In(calendar).Date) && i.IsDate);
        return null;
    }

    // The dates that lie wholly within, and whether nothing else does. A minute short of midnight is midnight: "00:00 to 23:59".
    private static (DateOnly First, DateOnly After, bool IsWhole) WholeDays(ICalMoment start, TimeSpan length, TimeZoneInfo calendar)
    {
        var begins = start.In(calendar);
        var ends = (start with { Local = start.Local + length }).In(calendar);
        if (ends.TimeOfDay >= new TimeSpan(23, 59, 0)) ends = ends.Date.AddDays(1);
        var first = begins.TimeOfDay == TimeSpan.Zero ? begins.Date : begins.Date.AddDays(1);
        return (DateOnly.FromDateTime(first), DateOnly.FromDateTime(ends), begins == first && ends == ends.Date && ends > begins);
    }

    private static string Short(string text) => ICalText.Name(text.Length > 120 ? text[..120] : text);
}
