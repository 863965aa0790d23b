namespace Heed.Bot.Thinking;

/// <summary>Something that may answer: an entry of the knowledge, or a flow.</summary>
/// <param name="Score">How likely it is the right one, 0 to 1.</param>
internal sealed record Hit(Guid Id, string Title, double Score);
