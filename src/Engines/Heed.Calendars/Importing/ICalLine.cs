using System.Text;

namespace Heed.Calendars.Importing;

/// <summary>One content line (RFC 5545 section 3.1): a name, parameters and a value as they are written.</summary>
internal readonly record struct ICalLine(int Number, string Name, string Value, string? ZoneId, bool IsDate)
{
    /// <summary>The lines of a file, folded ones put together again. O(length), whatever is in it.</summary>
    public static IEnumerable<ICalLine> Of(string text)
    {
        var line = new StringBuilder();
        int number = 0, begun = 1;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var part = raw.EndsWith('\r') ? raw[..^1] : raw;
            // A line that begins with a blank goes on where the last one ended.
            if (part.Length > 0 && part[0] is ' ' or '\t')
            {
                line.Append(part, 1, part.Length - 1);
                continue;
            }

            if (line.Length > 0 && Read(begun, line.ToString()) is { } read) yield return read;
            line.Clear().Append(part);
            begun = number;
        }

        if (line.Length > 0 && Read(begun, line.ToString()) is { } last) yield return last;
    }

    // Null for what is no content line; such lines are passed over as a stricter reader's faults would help nobody.
    private static ICalLine? Read(int number, string line)
    {
        string? zone = null;
        var (isDate, name, from) = (false, "", 0);
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            if (quoted || line[i] is not (';' or ':')) continue;
            var part = line[from..i];
            if (from == 0) name = part.Trim().ToUpperInvariant();
            else if (Parameter(part, "TZID") is { } id) zone = id;
            else if (Parameter(part, "VALUE") is { } type) isDate = type.Equals("DATE", StringComparison.OrdinalIgnoreCase);
            from = i + 1;
            if (line[i] == ':') return name.Length == 0 ? null : new ICalLine(number, name, line[from..].Trim(), zone, isDate);
        }

        return null;
    }

    private static string? Parameter(string part, string name) =>
        part.Length > name.Length && part[name.Length] == '=' && part.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? part[(name.Length + 1)..].Trim('"') : null;
}
