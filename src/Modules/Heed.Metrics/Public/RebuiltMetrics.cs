namespace Heed.Metrics.Public;

/// <summary>What a rebuild did.</summary>
/// <param name="Kept">Facts that could not be measured again and were kept.</param>
public sealed record RebuiltMetrics(long Events, long Conversations, long Facts, long Kept);
