namespace Heed.Calendars.Importing;

/// <summary>One date of an <see cref="ImportPlan"/>.</summary>
/// <param name="Day">What the file says; of a removed date, what was there.</param>
/// <param name="Change">What would happen.</param>
public sealed record PlannedDay(ImportedDay Day, DayChange Change);
