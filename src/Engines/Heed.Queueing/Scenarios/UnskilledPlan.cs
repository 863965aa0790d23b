namespace Heed.Queueing.Scenarios;

/// <summary>What it costs when a contact meets an agent without the skill for its topic.</summary>
public sealed record UnskilledPlan
{
    /// <summary>Handling times are multiplied by this.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>The share that is handed on to somebody with the skill.</summary>
    public double HandOn { get; init; }

    /// <summary>Seconds an agent is busy before handing on.</summary>
    public double HandOnSeconds { get; init; } = 90;
}
