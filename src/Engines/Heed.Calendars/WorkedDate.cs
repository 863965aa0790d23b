namespace Heed.Calendars;

/// <summary>A date that is worked as if it were another day of the week: the Saturday or Sunday that makes up for a long holiday.</summary>
/// <remarks>It wins over a holiday of the same date and follows the week when its hours are changed; an <see cref="ExceptionalDate"/> wins over it.</remarks>
/// <param name="Date">The date in the calendar's time zone.</param>
/// <param name="Like">The day of the week whose hours it has.</param>
/// <param name="Name">What people call it: 1 to <see cref="CalendarDefinition.MaxNameLength"/> characters.</param>
/// <param name="Source">Where it was imported from (a UID, a set of days), at most <see cref="CalendarDefinition.MaxSourceLength"/> characters; null when written by hand.</param>
public sealed record WorkedDate(DateOnly Date, DayOfWeek Like, string Name, string? Source = null);
