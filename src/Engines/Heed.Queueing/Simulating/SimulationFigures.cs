namespace Heed.Queueing.Simulating;

/// <summary>What the simulated days gave, for everybody, a line or a quarter-hour.</summary>
/// <param name="Name">The line; the time of day for a quarter-hour; empty for everybody.</param>
/// <param name="Figures">Every measure that had anything to divide by on at least one day.</param>
public sealed record SimulationFigures(string Name, IReadOnlyDictionary<Measure, Estimate> Figures);
