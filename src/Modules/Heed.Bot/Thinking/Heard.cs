using Heed.Text.Sentiments;

namespace Heed.Bot.Thinking;

/// <summary>A visitor's message with everything that is known when it is thought about.</summary>
internal sealed record Heard(string Text)
{
    /// <summary>The button that was pressed; null for typed words.</summary>
    public string? Choice { get; init; }

    /// <summary>Entries that may answer, best first.</summary>
    public IReadOnlyList<Hit> Knowledge { get; init; } = [];

    /// <summary>Flows that may serve, best first.</summary>
    public IReadOnlyList<Hit> Flows { get; init; } = [];

    public Feeling Feeling { get; init; }

    /// <summary>True for customers whom people serve at once.</summary>
    public bool Preferred { get; init; }

    /// <summary>Whether people are at work now.</summary>
    public bool Open { get; init; } = true;

    /// <summary>Whether an answer that comes later would reach the customer.</summary>
    public bool Reachable { get; init; } = true;

    /// <summary>Misses after which a person takes over.</summary>
    public int Misses { get; init; } = Limits.MaxMisses;

    /// <summary>Whether anger brings a person.</summary>
    public bool MindsAnger { get; init; } = true;

    /// <summary>True when files came with it: the bot cannot look at them.</summary>
    public bool HasFiles { get; init; }
}
