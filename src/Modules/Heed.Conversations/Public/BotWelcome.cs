namespace Heed.Conversations.Public;

/// <summary>How a first responder greets somebody who has not written yet.</summary>
/// <param name="Choices">Questions to press; their ids come back with the first message.</param>
public sealed record BotWelcome(string Name, string Text, IReadOnlyList<PartChoice> Choices);
