using System.Globalization;
using Heed.Kernel;

namespace Heed.Queueing.Forecasting;

/// <summary>
/// History as a plain file: <c>from,contacts</c>, a line for each quarter-hour of the wall clock, such as <c>2026-10-01T09:15,12</c>; comma, semicolon or tab between, headings
/// allowed. Quarter-hours of a named date that have no line had no contacts; dates without any line were not counted; a line without a number is a quarter-hour that was not.
/// </summary>
public static class CountsTable
{
    /// <summary>Most UTF-16 units of a file.</summary>
    public const int MaxText = 16 * 1024 * 1024;

    private const int MostErrors = 50;
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm"];
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The days by date, and every line that cannot be read; days are empty when any is wrong. Never throws for any content. O(length).</summary>
    public static (IReadOnlyList<DayCounts> Days, IReadOnlyList<FieldError> Errors) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxText) return ([], [new FieldError("", "tooLarge", $"A history has at most {MaxText >> 20} Mi characters.")]);
        var days = new SortedDictionary<DateOnly, double?[]>();
        var seen = new HashSet<DateTime>();
        var errors = new List<FieldError>();
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries))
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || (number == 1 && !char.IsAsciiDigit(line.TrimStart('"')[0]))) continue;
            if (errors.Count == MostErrors) break;
            if (Fault(line, days, seen) is { } fault) errors.Add(new FieldError($"line {number}", "unreadable", fault));
            if (days.Count > Forecaster.MostDays) return ([], [new FieldError("", "tooMany", $"At most {Forecaster.MostDays} days.")]);
        }

        return errors.Count > 0 ? ([], errors) : ([.. days.Select(d => new DayCounts(d.Key, d.Value))], errors);
    }

    private static string? Fault(string line, SortedDictionary<DateOnly, double?[]> days, HashSet<DateTime> seen)
    {
        var parts = line.Split(Separators, StringSplitOptions.TrimEntries);
        if (parts.Length != 2) return "A line is a time and a number, such as 2026-10-01T09:15,12.";
        if (!DateTime.TryParseExact(parts[0].Trim('"'), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) || from.Year is < 1970 or > 2199)
            return "The time is written 2026-10-01T09:15.";
        if (from.Minute % 15 != 0 || from.Second != 0) return "A quarter-hour begins at :00, :15, :30 or :45.";
        double? count = null;
        if (parts[1].Length > 0)
        {
            if (!double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || !(value is >= 0 and <= 1e9)) return "The number of contacts is 0 or more.";
            count = value;
        }

        if (!seen.Add(from)) return "The quarter-hour is there already.";
        var date = DateOnly.FromDateTime(from);
        if (!days.TryGetValue(date, out var quarters))
        {
            quarters = new double?[DayCounts.Slots];
            Array.Fill(quarters, 0);
            days.Add(date, quarters);
        }

        quarters[from.Hour * 4 + from.Minute / 15] = count;
        return null;
    }
}
