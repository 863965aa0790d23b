namespace Heed.Calendars;

/// <summary>Opening hours of one date, on the wall clock of the calendar's time zone.</summary>
/// <param name="From">Opens at this time, inclusive.</param>
/// <param name="To">Closes at this time, exclusive. Not later than <paramref name="From"/> means on the next day; 00:00 to 00:00 is the whole day.</param>
public readonly record struct DaySlot(TimeOnly From, TimeOnly To);
