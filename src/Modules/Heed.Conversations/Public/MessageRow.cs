namespace Heed.Conversations.Public;

/// <summary>A message as channels read it.</summary>
/// <param name="Activity">Code of an activity line ("assigned", "resolved" …); null for words of people.</param>
public sealed record MessageRow(
    Guid Id, Guid Conversation, int Position, MessageAuthor Author, Guid? AuthorId, string AuthorName, bool Note, string Text, DateTimeOffset At,
    string? Activity, string? ActivityFacts, IReadOnlyList<FileRow> Files)
{
    /// <summary>When its words were last changed after it was sent.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted; words and files are gone then.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>What it shows besides its words; null for most.</summary>
    public MessageParts? Parts { get; init; }
}
