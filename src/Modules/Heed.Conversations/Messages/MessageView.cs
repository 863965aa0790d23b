using System.Text.Json;
using Heed.Conversations.Public;

namespace Heed.Conversations.Messages;

/// <summary>A message as the API answers it and live frames carry it.</summary>
/// <param name="Position">Its place in the thread; 0 while it is held or scheduled.</param>
/// <param name="SendAt">When a held or scheduled one goes out.</param>
internal sealed record MessageView(
    Guid Id, Guid ConversationId, int Position, MessageAuthor AuthorKind, Guid? AuthorId, string AuthorName, bool Note, string Text, DateTimeOffset At,
    DeliveryState State, string? Failure, DateTimeOffset? SendAt, DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt, IReadOnlyList<FileRow> Attachments, IReadOnlyList<MentionView> Mentions, ActivityView? Activity, LetterView? Letter)
{
    /// <summary>What it shows besides its words; null for most.</summary>
    public MessageParts? Parts { get; init; }
}

/// <summary>What a message has besides its words. <see cref="HasHtml"/> tells that its body can be asked for; it is shown in a sandbox.</summary>
internal sealed record LetterView(
    string? Subject, Correspondent? From, IReadOnlyList<Correspondent> To, IReadOnlyList<Correspondent> Cc, IReadOnlyList<Correspondent> Bcc,
    bool HasHtml, IReadOnlyList<Guid> InlineFileIds, string? Quote, Guid? OriginalId, SenderTrust Trust, string? Automatic, string? Held)
{
    public static LetterView Of(Letter letter) => new(
        letter.Subject, letter.From, letter.To, letter.Cc, letter.Bcc, letter.Html is not null, InlineFile.In(letter.Html), letter.Quote, letter.Original, letter.Trust, letter.Automatic, letter.Held);
}

/// <summary>Somebody mentioned in a message.</summary>
internal sealed record MentionView(MentionKind Kind, Guid Id);

/// <summary>What an activity line says: the console words it.</summary>
internal sealed record ActivityView(string Code, JsonElement? Facts);
