namespace Heed.Queueing.Matching;

/// <summary>
/// How much an agent takes at once: one load for all kinds together, in units (<see cref="QueueSettings.Units"/>), and a number of each kind.
/// With 12 units, chats of 2 and calls of 6, that is six chats, or a call and three chats.
/// </summary>
public sealed record Capacity
{
    /// <summary>Units of load in all, 0 or more. Work heavier than the whole is taken by an agent who has nothing else.</summary>
    public int Units { get; init; } = 12;

    /// <summary>The most of one kind; a kind not named is bounded by the units alone, one with 0 is never taken.</summary>
    public IReadOnlyDictionary<WorkKind, int> Most { get; init; } = new Dictionary<WorkKind, int>();

    /// <summary>One thing at a time, whatever it is.</summary>
    public static Capacity Single { get; } = new() { Units = 1 };
}
