namespace Heed.Queueing.Simulating;

/// <summary>What became of a scenario.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Replications">How many days were simulated.</param>
/// <param name="Seed">The seed, which gives the same figures again.</param>
/// <param name="Whole">Everybody together.</param>
/// <param name="Queues">Line by line, in the scenario's order.</param>
/// <param name="Quarters">By the quarter-hour in which contacts came; empty for more than a week.</param>
/// <param name="QueueQuarters">The same line by line, in the scenario's order; empty lists where there would be too many. Agents are counted for the whole alone.</param>
public sealed record SimulationResult(
    string Scenario,
    int Replications,
    long Seed,
    SimulationFigures Whole,
    IReadOnlyList<SimulationFigures> Queues,
    IReadOnlyList<SimulationFigures> Quarters,
    IReadOnlyList<IReadOnlyList<SimulationFigures>> QueueQuarters);
