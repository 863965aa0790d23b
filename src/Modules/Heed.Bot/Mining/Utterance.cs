namespace Heed.Bot.Mining;

/// <summary>A public message of a conversation that is over.</summary>
internal sealed record Utterance(MessageAuthor Author, string Text, DateTimeOffset At);
