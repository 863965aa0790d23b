namespace Heed.Conversations.Public;

/// <summary>The answer to a received message: the message as stored and its conversation.</summary>
public sealed record Received(MessageRow Message, ConversationRow Conversation);
