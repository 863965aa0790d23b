using Heed.Conversations.Public;

namespace Heed.Conversations.Messages;

/// <summary>A message about to be appended.</summary>
internal sealed record NewMessage(Guid Id, MessageAuthor Author, Guid? AuthorId, string Text)
{
    public bool Note { get; init; }

    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>True when the files became its own before: it waited to be sent.</summary>
    public bool FilesTaken { get; init; }

    /// <summary>What it has besides its words.</summary>
    public Letter? Letter { get; init; }

    public DeliveryState State { get; init; }

    /// <summary>False for machines' mail: it does not start a wait.</summary>
    public bool ReplyWanted { get; init; } = true;

    public IReadOnlyList<MentionView> Mentions { get; init; } = [];

    /// <summary>What it shows besides its words.</summary>
    public MessageParts? Parts { get; init; }

    /// <summary>Code of an activity line, or of an automatic text (greeting, away).</summary>
    public string? Activity { get; init; }

    public object? ActivityFacts { get; init; }
}
