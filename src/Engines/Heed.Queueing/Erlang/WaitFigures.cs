namespace Heed.Queueing.Erlang;

/// <summary>What becomes of customers in the long run.</summary>
/// <param name="Blocking">Share who find every agent busy and are turned away; 0 where everybody may wait.</param>
/// <param name="WaitProbability">Share who have to wait.</param>
/// <param name="MeanWait">Mean seconds of waiting, over all who come, those who leave included; infinite when the line grows without end.</param>
/// <param name="ServiceLevel">Share of all who come that are answered within the target. Who leaves before is not answered, however early.</param>
/// <param name="Abandonment">Share who leave before they are answered.</param>
/// <param name="Occupancy">Share of the agents' time spent with customers.</param>
public sealed record WaitFigures(double Blocking, double WaitProbability, double MeanWait, double ServiceLevel, double Abandonment, double Occupancy)
{
    internal static WaitFigures Nobody { get; } = new(0, 0, 0, 1, 0, 0);
}
