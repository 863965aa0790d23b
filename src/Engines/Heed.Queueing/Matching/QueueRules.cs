namespace Heed.Queueing.Matching;

/// <summary>How one line is served.</summary>
public sealed record QueueRules
{
    /// <summary>Names the line.</summary>
    public required Guid Id { get; init; }

    /// <summary>Teams that serve it from the beginning; none named means everybody.</summary>
    public IReadOnlyList<Guid> Teams { get; init; } = [];

    /// <summary>Who of several free agents is asked first.</summary>
    public AgentOrder Order { get; init; }

    /// <summary>How long an agent has to accept, in seconds; 0 hands the work over without asking.</summary>
    public double AcceptSeconds { get; init; }

    /// <summary>How the circle of agents widens with waiting, in any order.</summary>
    public IReadOnlyList<Ring> Rings { get; init; } = [];

    /// <summary>How long before <see cref="Work.Due"/> the work moves ahead, in seconds.</summary>
    public double RiskSeconds { get; init; }

    /// <summary>By how many minutes it then moves ahead; 0 switches it off.</summary>
    public double RiskMinutes { get; init; }

    /// <summary>
    /// The largest part of recent hand-overs (above 0, at most 1) this line may take while other lines wait for the same agents. Above it, the others go first;
    /// when nobody else waits, the limit does nothing. Null sets none.
    /// </summary>
    public double? ShareLimit { get; init; }
}
