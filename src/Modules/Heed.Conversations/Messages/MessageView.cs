using System.Text.Json;
using Heed.Conversations.Public;

namespace Heed.Conversations.Messages;

/// <summary>A message as the API answers it and live frames carry it.</summary>
internal sealed record MessageView(
    Guid Id, Guid ConversationId, int Position, MessageAuthor AuthorKind, Guid? AuthorId, string AuthorName, bool Note, string Text, DateTimeOffset At,
    DeliveryState State, string? Failure, IReadOnlyList<FileRow> Attachments, IReadOnlyList<MentionView> Mentions, ActivityView? Activity);

/// <summary>Somebody mentioned in a message.</summary>
internal sealed record MentionView(MentionKind Kind, Guid Id);

/// <summary>What an activity line says: the console words it.</summary>
internal sealed record ActivityView(string Code, JsonElement? Facts);
