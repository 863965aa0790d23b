using Heed.Conversations.Public;
using Heed.Kernel;

namespace Heed.Conversations.Messages;

/// <summary>A message, note or activity line. Clustered by conversation and position, so that a thread is one range.</summary>
internal sealed class Message
{
    public WorkspaceId Workspace { get; set; }

    public Guid Conversation { get; set; }

    /// <summary>Ascending within the conversation from 1; messages that were moved away leave holes.</summary>
    public int Position { get; set; }

    public Guid Id { get; set; }

    public MessageAuthor Author { get; set; }

    public Guid? AuthorId { get; set; }

    public bool Note { get; set; }

    public string Text { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public DeliveryState State { get; set; }

    public string? Failure { get; set; }

    public bool HasFiles { get; set; }

    /// <summary>True when it has a <see cref="StoredLetter"/>.</summary>
    public bool HasLetter { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>JSON array of mentions; null for none.</summary>
    public string? Mentions { get; set; }

    /// <summary>JSON of <see cref="MessageParts"/>; null for most.</summary>
    public string? Parts { get; set; }

    public string? Activity { get; set; }

    public string? ActivityFacts { get; set; }
}
