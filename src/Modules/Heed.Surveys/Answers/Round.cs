namespace Heed.Surveys.Answers;

/// <summary>How often a conversation was resolved: each time may be rated once.</summary>
internal sealed class Round
{
    public required WorkspaceId Workspace { get; init; }

    public required Guid Conversation { get; init; }

    public required int Number { get; init; }

    /// <summary>The event that began it, so that reading the event again does not count twice.</summary>
    public required long Seq { get; init; }
}
