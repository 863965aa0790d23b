using Heed.Queueing.Matching;

namespace Heed.Queueing.Scenarios;

/// <summary>What holds for all lines, as <see cref="QueueSettings"/>.</summary>
public sealed record EnginePlan
{
    // What a scenario does not say is what the desks do.
    private static readonly QueueSettings Desks = new();

    public double MostBonusMinutes { get; init; } = Desks.MostBonusMinutes;

    public double HoldAfterMinutes { get; init; } = Desks.HoldAfterMinutes;

    public double RefusalSeconds { get; init; } = Desks.RefusalSeconds;

    public int AwayAfterMisses { get; init; } = Desks.AwayAfterMisses;

    /// <summary>Units of load of each kind.</summary>
    public IReadOnlyDictionary<WorkKind, int> Units { get; init; } = Desks.Units;
}
