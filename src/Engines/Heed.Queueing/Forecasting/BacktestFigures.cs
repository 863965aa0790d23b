namespace Heed.Queueing.Forecasting;

/// <summary>How good forecasts would have been.</summary>
/// <param name="Days">Days that were told before and are known now.</param>
/// <param name="DayError">Sum of absolute errors of days divided by the sum of contacts.</param>
/// <param name="QuarterError">The same for quarter-hours, where chance alone is much of it.</param>
/// <param name="SameDayLastWeek">The error of days for who says: as the same weekday a week (or two, as far as is known) before.</param>
/// <param name="Coverage">Share of quarter-hours within low and high, which should be about 0.8, more where counts are small.</param>
public sealed record BacktestFigures(int Days, double DayError, double QuarterError, double SameDayLastWeek, double Coverage);
