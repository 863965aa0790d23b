namespace Heed.Calendars.Importing;

/// <summary>A date that a file names.</summary>
/// <param name="Date">The date in the calendar's time zone.</param>
/// <param name="Kind">What is said of it.</param>
/// <param name="Name">1 to <see cref="CalendarDefinition.MaxNameLength"/> characters.</param>
/// <param name="Source">The event (UID) or set that names it.</param>
/// <param name="Slots">Its hours, when <see cref="Kind"/> is <see cref="ImportedKind.Hours"/>; otherwise empty.</param>
public sealed record ImportedDay(DateOnly Date, ImportedKind Kind, string Name, string Source, IReadOnlyList<DaySlot> Slots);
