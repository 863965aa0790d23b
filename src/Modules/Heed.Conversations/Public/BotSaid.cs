namespace Heed.Conversations.Public;

/// <summary>What a bot says to the customer.</summary>
/// <param name="Id">Stable for the step that says it: said again, it is the same message.</param>
/// <param name="Bot">Who says it; null for nobody in particular.</param>
public sealed record BotSaid(Guid Id, string Text, MessageParts? Parts, Guid? Bot = null);
