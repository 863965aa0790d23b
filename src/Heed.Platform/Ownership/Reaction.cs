namespace Heed.Platform.Ownership;

/// <summary>
/// Marks the async flow of a reaction (reader, timer, poller) with the fence of its shard lease: every unit written
/// in that flow is checked against the lease row in its own transaction.
/// </summary>
internal static class Reaction
{
    private static readonly AsyncLocal<long?> Flow = new();

    internal static long? Fence => Flow.Value;

    internal static void Under(long fence) => Flow.Value = fence;
}
