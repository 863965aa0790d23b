namespace Heed.Bot.Thinking;

/// <summary>How sure the bot must be.</summary>
/// <param name="Sure">From this score on it answers.</param>
/// <param name="Ask">From this score on it asks whether that is meant.</param>
internal sealed record Limits(double Sure, double Ask)
{
    /// <summary>Misses after which a person takes over.</summary>
    public const int MaxMisses = 2;

    /// <summary>Visitor's messages without a word that it is solved, after which a person takes over.</summary>
    public const int MaxUnsolved = 12;

    /// <summary>Two answers closer than this are told apart by asking.</summary>
    public const double Close = 0.08;

    /// <summary>From this strength on anger brings a person.</summary>
    public const double Anger = 0.5;

    /// <summary>Most choices of a clarifying question.</summary>
    public const int MaxOptions = 3;

    public static Limits Default { get; } = new(0.55, 0.3);
}
