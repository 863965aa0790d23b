namespace Heed.Calendars.Importing;

/// <summary>Days of one country and year that come with Heed. They are ordinary days once they are taken into a calendar.</summary>
/// <param name="Id">Such as <c>cn-2026</c>; the source of its days.</param>
/// <param name="Country">ISO 3166-1 code, lower case.</param>
/// <param name="Year">The year.</param>
/// <param name="IsAnnounced">False while the year's arrangement is not decreed yet: only the days that the law itself fixes are in it, and no worked weekends.</param>
/// <param name="Basis">The document it follows.</param>
/// <param name="Text">The set as a file that <see cref="DayTable"/> reads.</param>
public sealed record HolidaySet(string Id, string Country, int Year, bool IsAnnounced, string Basis, string Text)
{
    /// <summary>The days.</summary>
    public DayImport Read() => DayTable.Read(Text, new DateOnly(Year, 1, 1), new DateOnly(Year, 12, 31));
}
