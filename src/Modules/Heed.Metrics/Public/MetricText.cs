namespace Heed.Metrics.Public;

/// <summary>A metric's definition in the words of one language.</summary>
/// <param name="Meaning">What it says, in a sentence.</param>
/// <param name="Starts">What begins it, or what is counted.</param>
/// <param name="Stops">What ends it, or what it is a share of.</param>
/// <param name="Excluded">What does not count.</param>
public sealed record MetricText(string Name, string Meaning, string Starts, string Stops, string Excluded);
