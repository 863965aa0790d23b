namespace Heed.Queueing.Simulating;

/// <summary>Two settings on the same customers.</summary>
/// <param name="First">The first setting.</param>
/// <param name="Second">The second one.</param>
/// <param name="Differences">Second less first, paired day by day: an interval that does not hold 0 is a difference that is not chance.</param>
public sealed record SimulationComparison(SimulationResult First, SimulationResult Second, IReadOnlyDictionary<Measure, Estimate> Differences);
