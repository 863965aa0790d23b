namespace Heed.Calendars;

/// <summary>What sort of day a date is.</summary>
/// <param name="IsHoliday">Closed as a holiday: not worked, and without hours of its own.</param>
/// <param name="Like">The day of the week it is like: its own, or the one that a worked weekend stands for.</param>
/// <param name="Name">What the holiday or worked day is called; null for ordinary dates.</param>
public readonly record struct CalendarDay(bool IsHoliday, DayOfWeek Like, string? Name);
