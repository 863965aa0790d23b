namespace Heed.Routing.Presence;

/// <summary>An agent came into a state. Rows are only ever added; the next row of the person ends this one.</summary>
internal sealed class StateChange
{
    public required WorkspaceId Workspace { get; init; }

    public required Guid Id { get; init; }

    public required Guid Person { get; init; }

    /// <summary>The state that counts: offline while nobody is connected, whatever was chosen.</summary>
    public required PresenceState State { get; init; }

    public Guid? Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
