namespace Heed.Queueing.Scenarios;

/// <summary>A service day to be simulated: who comes, who serves, by which rules. Times of day are "HH:MM"; everything else that lasts is in seconds unless its name says otherwise.</summary>
public sealed record Scenario
{
    /// <summary>A name for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the scenario shows and where its figures come from.</summary>
    public string About { get; init; } = "";

    /// <summary>When the doors open.</summary>
    public string Opens { get; init; } = "08:00";

    /// <summary>For how many hours contacts arrive; those who are there then are still served.</summary>
    public double Hours { get; init; } = 12;

    /// <summary>Hours at the beginning that are simulated but not counted, for figures of a steady state.</summary>
    public double WarmUpHours { get; init; }

    /// <summary>What the service level is measured by.</summary>
    public TargetPlan Target { get; init; } = new();

    /// <summary>Who comes.</summary>
    public IReadOnlyList<ArrivalPlan> Arrivals { get; init; } = [];

    /// <summary>The lines.</summary>
    public IReadOnlyList<QueuePlan> Queues { get; init; } = [];

    /// <summary>Who serves.</summary>
    public IReadOnlyList<AgentPlan> Agents { get; init; } = [];

    /// <summary>What a bot does before people; null without one.</summary>
    public BotPlan? Bot { get; init; }

    /// <summary>What holds for all lines.</summary>
    public EnginePlan Engine { get; init; } = new();
}
