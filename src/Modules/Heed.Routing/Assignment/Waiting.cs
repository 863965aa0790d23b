namespace Heed.Routing.Assignment;

/// <summary>A conversation for which nobody could be found yet.</summary>
internal sealed class Waiting
{
    public required WorkspaceId Workspace { get; init; }

    public required Guid Conversation { get; init; }

    public required DateTimeOffset At { get; init; }
}
