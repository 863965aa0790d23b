namespace Heed.Queueing.Matching;

/// <summary>What the engine knows about an agent.</summary>
public sealed record AgentCard
{
    /// <summary>Names the agent.</summary>
    public required Guid Id { get; init; }

    /// <summary>Teams the agent belongs to.</summary>
    public IReadOnlyList<Guid> Teams { get; init; } = [];

    /// <summary>Skills with their level, 1 or more.</summary>
    public IReadOnlyDictionary<string, int> Skills { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Languages (BCP 47). "zh" speaks "zh-Hans" and the reverse. None named means that nobody wrote them down, which is not held against the agent.
    /// </summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>How much at once.</summary>
    public Capacity Capacity { get; init; } = new();

    /// <summary>Whether new work may come.</summary>
    public bool Available { get; init; } = true;
}
