using Heed.Queueing.Matching;

namespace Heed.Queueing.Scenarios;

/// <summary>What holds for all lines, as <see cref="QueueSettings"/>.</summary>
public sealed record EnginePlan
{
    public double MostBonusMinutes { get; init; } = 60;

    public double HoldAfterMinutes { get; init; } = 10;

    public double RefusalSeconds { get; init; } = 120;

    public int AwayAfterMisses { get; init; } = 1;

    /// <summary>Units of load of each kind.</summary>
    public IReadOnlyDictionary<WorkKind, int> Units { get; init; } = QueueSettings.DefaultUnits;
}
