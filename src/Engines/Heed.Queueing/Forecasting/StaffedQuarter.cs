namespace Heed.Queueing.Forecasting;

/// <summary>The agents a quarter-hour needs.</summary>
/// <param name="Contacts">What is expected.</param>
/// <param name="Agents">How many must serve so that the target is reached if what is expected comes.</param>
/// <param name="AgentsIfBusy">How many if it is as busy as one quarter-hour of ten.</param>
/// <param name="Scheduled">How many must be on the plan for <see cref="Agents"/> to serve, by the shrinkage.</param>
public readonly record struct StaffedQuarter(ForecastQuarter Contacts, int Agents, int AgentsIfBusy, int Scheduled);
