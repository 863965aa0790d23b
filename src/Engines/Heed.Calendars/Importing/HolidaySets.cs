using System.Globalization;

namespace Heed.Calendars.Importing;

/// <summary>The sets that come with Heed, read once from the files of the folder Sets.</summary>
public static class HolidaySets
{
    private const string Folder = "Heed.Calendars.Importing.Sets.";

    /// <summary>By country, then year.</summary>
    public static IReadOnlyList<HolidaySet> All { get; } =
    [
        .. typeof(HolidaySets).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(Load).OrderBy(s => s.Country, StringComparer.Ordinal).ThenBy(s => s.Year),
    ];

    /// <summary>The set with that name, or null.</summary>
    public static HolidaySet? Find(string id) => All.FirstOrDefault(s => s.Id == id);

    private static HolidaySet Load(string resource)
    {
        using var reader = new StreamReader(typeof(HolidaySets).Assembly.GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd();
        string Remark(string name) => DayTable.Remark(text, name) ?? throw new InvalidDataException($"{resource} has no line '# {name}:'.");
        return new HolidaySet(Remark("set"), Remark("country"), int.Parse(Remark("year"), CultureInfo.InvariantCulture), Remark("state") == "announced", Remark("basis"), text);
    }
}
