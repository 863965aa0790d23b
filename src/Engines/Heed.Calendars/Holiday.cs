namespace Heed.Calendars;

/// <summary>A date that is closed from midnight to midnight.</summary>
/// <param name="Date">The date in the calendar's time zone.</param>
/// <param name="Name">What people call it: 1 to <see cref="CalendarDefinition.MaxNameLength"/> characters.</param>
/// <param name="Source">Where it was imported from (a UID, a set of days), at most <see cref="CalendarDefinition.MaxSourceLength"/> characters; null when written by hand.</param>
public sealed record Holiday(DateOnly Date, string Name, string? Source = null);
