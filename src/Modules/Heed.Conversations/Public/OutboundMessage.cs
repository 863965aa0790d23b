namespace Heed.Conversations.Public;

/// <summary>A message on its way out. The channel reads words and files again when it sends, so that an erased person's are gone.</summary>
public sealed record OutboundMessage(ConversationRow Conversation, Guid Message, MessageAuthor Author, Guid? AuthorId, Letter? Letter);
