namespace Heed.Queueing.Forecasting;

/// <summary>What is expected of one day.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Total">The day as a whole.</param>
/// <param name="Quarters">Its 96 quarter-hours.</param>
public sealed record ForecastDay(DateOnly Date, ForecastQuarter Total, IReadOnlyList<ForecastQuarter> Quarters);
