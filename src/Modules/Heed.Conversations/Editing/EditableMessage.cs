using Heed.Conversations.Public;

namespace Heed.Conversations.Editing;

/// <summary>What decides whether a message can be changed, and the words it has.</summary>
internal sealed record EditableMessage(
    Guid Id, MessageAuthor Author, Guid? AuthorId, bool Note, string Text, DateTimeOffset At, DeliveryState State, bool HasFiles, DateTimeOffset? DeletedAt);
