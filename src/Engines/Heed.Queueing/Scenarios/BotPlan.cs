namespace Heed.Queueing.Scenarios;

/// <summary>A bot that speaks before people do.</summary>
public sealed record BotPlan
{
    /// <summary>The share of contacts it speaks to.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The share of those it settles; the others go to the line, where their wait begins.</summary>
    public double Resolves { get; init; }

    /// <summary>Seconds until its first words.</summary>
    public double FirstReplySeconds { get; init; } = 1;

    /// <summary>How long it speaks before it has settled the matter or hands over.</summary>
    public Spread Talk { get; init; } = new() { Mean = 45 };
}
