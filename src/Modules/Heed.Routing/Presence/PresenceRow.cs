namespace Heed.Routing.Presence;

/// <summary>What an agent chose, whether it is here, and when it was last given a conversation.</summary>
internal sealed class PresenceRow
{
    public required WorkspaceId Workspace { get; init; }

    public required Guid Person { get; init; }

    public required PresenceState Chosen { get; init; }

    /// <summary>Whether some node holds a live connection; kept for half a minute after the last one went.</summary>
    public required bool Connected { get; init; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? LastAssignedAt { get; init; }

    /// <summary>Why away or on a break; one of the workspace's <see cref="AwayReason"/>.</summary>
    public Guid? Reason { get; init; }

    /// <summary>When the agent means to be back; null when open.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>A calm break: it ends by itself.</summary>
    public bool Calm { get; init; }
}
