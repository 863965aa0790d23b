namespace Heed.Queueing.Scenarios;

/// <summary>A pause.</summary>
public sealed record BreakPlan
{
    public string From { get; init; } = "";

    public string Until { get; init; } = "";
}
