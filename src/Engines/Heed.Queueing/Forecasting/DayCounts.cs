namespace Heed.Queueing.Forecasting;

/// <summary>What came on one day.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Quarters">Contacts of each of the 96 quarter-hours of the wall clock; null where nobody counted.</param>
/// <param name="IsHoliday">Holidays are a sort of day of their own, whatever the weekday.</param>
/// <param name="Like">The weekday it was like, for a weekend that was worked; null: its own.</param>
public sealed record DayCounts(DateOnly Date, IReadOnlyList<double?> Quarters, bool IsHoliday = false, DayOfWeek? Like = null)
{
    /// <summary>Quarter-hours of a day.</summary>
    public const int Slots = 96;
}
