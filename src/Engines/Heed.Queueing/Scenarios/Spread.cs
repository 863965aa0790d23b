namespace Heed.Queueing.Scenarios;

/// <summary>A length of time that differs from one to the next.</summary>
public sealed record Spread
{
    /// <summary>The mean in seconds.</summary>
    public double Mean { get; init; }

    /// <summary>How it is spread.</summary>
    public SpreadShape Shape { get; init; }

    /// <summary>Standard deviation divided by the mean, for <see cref="SpreadShape.Lognormal"/> and <see cref="SpreadShape.Uniform"/>.</summary>
    public double Cv { get; init; } = 0.5;
}
