namespace Heed.Queueing.Erlang;

/// <summary>What must be reached.</summary>
/// <param name="Share">The least share of all who come that is answered in time, above 0 and below 1.</param>
/// <param name="Seconds">What in time means.</param>
/// <param name="MostAbandonment">The largest share that may leave; null sets none.</param>
/// <param name="MostOccupancy">The largest share of their time agents may be with customers, so that they last the day; null sets none.</param>
public sealed record ServiceTarget(double Share = 0.8, double Seconds = 20, double? MostAbandonment = null, double? MostOccupancy = null)
{
    internal bool IsMet(WaitFigures figures) =>
        figures.ServiceLevel >= Share && !(figures.Abandonment > MostAbandonment) && !(figures.Occupancy > MostOccupancy);
}
