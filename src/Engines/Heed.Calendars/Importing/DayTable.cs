using System.Globalization;

namespace Heed.Calendars.Importing;

/// <summary>
/// Days as a plain file: <c>date,kind,name[,hours]</c>, a line each, comma, semicolon or tab between. Kinds are <c>free</c> (休), <c>worked</c> (班) and <c>hours</c>, whose
/// last part is written <c>09:00-12:00 14:00-18:00</c>. Lines that begin with # are remarks; <c># set: name</c> names the set that the days replace when they come again.
/// </summary>
public static class DayTable
{
    /// <summary>The set of a file that names none.</summary>
    public const string UnnamedSet = "table";

    private static readonly char[] Separators = [',', ';', '\t', '，'];

    /// <summary>Reads a file. Never throws for any content. O(length).</summary>
    public static DayImport Read(string text, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > DayImport.MaxText) return DayImport.Refused(from, to, 1, ImportFaults.TooLarge);
        var lines = text.TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries);
        if (lines.Count(l => l.Length > 0) > DayImport.MaxEvents) return DayImport.Refused(from, to, 1, ImportFaults.TooManyEvents);
        var set = Remark(text, "set") is { Length: > 0 and <= 60 } named ? named : UnnamedSet;
        var days = new DayGathering(from, to);
        days.Names(set);
        var first = true;
        for (var i = 0; i < lines.Length && !days.IsFull; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#') continue;
            var parts = lines[i].Split(Separators, 4, StringSplitOptions.TrimEntries);
            // The headings that a spreadsheet writes.
            var heading = first && !char.IsAsciiDigit(parts[0].TrimStart('"').FirstOrDefault());
            first = false;
            if (!heading && Fault(parts, set, i + 1, days) is { } code) days.Refuse(new ImportFault(i + 1, code, ICalText.Name(lines[i])));
        }

        return days.Done();
    }

    /// <summary>The value of a remark such as <c># set: name</c> in the first lines of a file; null when there is none.</summary>
    internal static string? Remark(string text, string name)
    {
        foreach (var line in text.TrimStart('\uFEFF').Split('\n', 20, StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('#') && line.TrimStart('#', ' ') is var remark && remark.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                return remark[(name.Length + 1)..].Trim();
        }

        return null;
    }

    /// <summary>Hours such as <c>09:00-12:00 14:00-18:00</c>; null when they are none or too many.</summary>
    private static DaySlot[]? Slots(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > CalendarDefinition.MaxSlotsPerDay) return null;
        var slots = new DaySlot[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var ends = parts[i].Replace('–', '-').Split('-');
            if (ends.Length != 2 || Time(ends[0]) is not { } from || Time(ends[1]) is not { } to || (from == to && from != TimeOnly.MinValue)) return null;
            slots[i] = new DaySlot(from, to);
        }

        return slots;
    }

    private static TimeOnly? Time(string text) =>
        text == "24:00" ? TimeOnly.MinValue : TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string? Fault(string[] parts, string set, int line, DayGathering days)
    {
        string Part(int i) => i < parts.Length ? parts[i].Trim('"').Trim() : "";
        if (!DateOnly.TryParseExact(Part(0), ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return ImportFaults.BadDate;
        if (date.Year is < 1900 or > 2199) return ImportFaults.BadDate;
        ImportedKind? kind = Part(1).ToLowerInvariant() switch
        {
            "free" or "holiday" or "休" or "放假" => ImportedKind.Free,
            "worked" or "workday" or "班" or "上班" => ImportedKind.Worked,
            "hours" or "时段" => ImportedKind.Hours,
            _ => null,
        };
        if (kind is not { } known) return ImportFaults.UnknownKind;
        var name = ICalText.Name(Part(2));
        if (name.Length == 0) return ImportFaults.NoName;
        var slots = known == ImportedKind.Hours ? Slots(Part(3)) : [];
        if (slots is null) return ImportFaults.BadHours;
        days.Add(new ImportedDay(date, known, name, set, slots), line);
        return null;
    }
}
