using Heed.Queueing.Matching;

namespace Heed.Queueing.Scenarios;

/// <summary>A line, as <see cref="QueueRules"/> with names.</summary>
public sealed record QueuePlan
{
    public string Name { get; init; } = "";

    /// <summary>Teams that serve it; none means everybody.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    public AgentOrder Order { get; init; }

    /// <summary>How long an agent has to accept; 0 hands over without asking.</summary>
    public double AcceptSeconds { get; init; }

    public IReadOnlyList<RingPlan> Rings { get; init; } = [];

    public double RiskSeconds { get; init; }

    public double RiskMinutes { get; init; }

    /// <summary>What in time means in this line, where it differs from the scenario's target.</summary>
    public double? TargetSeconds { get; init; }

    public double? ShareLimit { get; init; }
}
