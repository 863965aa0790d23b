namespace Heed.Queueing.Forecasting;

/// <summary>What is expected of one quarter-hour.</summary>
/// <param name="Expected">The mean.</param>
/// <param name="Low">Below it fall one of ten such quarter-hours.</param>
/// <param name="High">Above it fall one of ten.</param>
public readonly record struct ForecastQuarter(double Expected, double Low, double High);
