namespace Heed.Surveys.Answers;

/// <summary>A customer's answer to the one question, for one round of a conversation.</summary>
internal sealed class Answer
{
    public const int MaxComment = 1000;

    public required WorkspaceId Workspace { get; init; }

    public required Guid Id { get; init; }

    public required Guid Conversation { get; init; }

    /// <summary>Counts how often the conversation was resolved.</summary>
    public required int Round { get; init; }

    public required Guid Inbox { get; init; }

    public required Guid Brand { get; init; }

    /// <summary>Null once the customer was erased: the score stays, anonymous.</summary>
    public Guid? Customer { get; init; }

    /// <summary>Who had the conversation when it was rated.</summary>
    public Guid? Agent { get; init; }

    public required int Score { get; init; }

    public string? Comment { get; init; }

    /// <summary>When it was first given.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required long Version { get; init; }
}
