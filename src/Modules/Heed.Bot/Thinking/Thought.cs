namespace Heed.Bot.Thinking;

/// <summary>What follows from a message: what to do, and what to remember.</summary>
/// <param name="Why">The rule that decided, for the trace.</param>
internal sealed record Thought(Mind Mind, IReadOnlyList<Deed> Deeds, string Why);
