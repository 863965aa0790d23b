namespace Heed.Calendars;

/// <summary>A date with hours of its own, which win over the week and over holidays: a make-up working Saturday, a short Christmas Eve.</summary>
/// <param name="Date">The date in the calendar's time zone.</param>
/// <param name="Slots">All hours of the date, in any order; none means closed.</param>
public sealed record ExceptionalDate(DateOnly Date, IReadOnlyList<DaySlot> Slots);
