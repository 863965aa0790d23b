using Heed.Queueing.Erlang;

namespace Heed.Queueing.Forecasting;

/// <summary>What staffing must reach, and how work is done.</summary>
public sealed record StaffingRules
{
    /// <summary>Mean seconds an agent is busy with a contact, follow-up included.</summary>
    public required double HandlingSeconds { get; init; }

    /// <summary>What must be reached.</summary>
    public ServiceTarget Target { get; init; } = new();

    /// <summary>Mean patience; null when everybody waits until answered.</summary>
    public double? PatienceSeconds { get; init; }

    /// <summary>How many contacts an agent has at once, 1 for calls; <see cref="HandlingSeconds"/> is then how long one lasts among them.</summary>
    public double AtOnce { get; init; } = 1;

    /// <summary>Share of paid time in which agents cannot serve: breaks, training, illness. From 0 to below 1.</summary>
    public double Shrinkage { get; init; }

    /// <summary>The fewest agents while anybody is expected.</summary>
    public int AtLeast { get; init; }
}
