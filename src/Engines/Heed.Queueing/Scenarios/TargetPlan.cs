namespace Heed.Queueing.Scenarios;

/// <summary>What in time means.</summary>
public sealed record TargetPlan
{
    /// <summary>Seconds within which a customer should be answered by a person.</summary>
    public double Seconds { get; init; } = 20;

    /// <summary>The share that should be.</summary>
    public double Share { get; init; } = 0.8;
}
