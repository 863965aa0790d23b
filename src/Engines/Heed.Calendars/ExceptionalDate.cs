namespace Heed.Calendars;

/// <summary>A date with hours of its own, which win over the week, holidays and worked dates: a short Christmas Eve, a stock-taking.</summary>
/// <param name="Date">The date in the calendar's time zone.</param>
/// <param name="Slots">All hours of the date, in any order; none means closed.</param>
/// <param name="Name">What people call it; may be empty, at most <see cref="CalendarDefinition.MaxNameLength"/> characters.</param>
/// <param name="Source">Where it was imported from, at most <see cref="CalendarDefinition.MaxSourceLength"/> characters; null when written by hand.</param>
public sealed record ExceptionalDate(DateOnly Date, IReadOnlyList<DaySlot> Slots, string Name = "", string? Source = null);
