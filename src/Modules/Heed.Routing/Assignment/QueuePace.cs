namespace Heed.Routing.Assignment;

/// <summary>A row of <c>routing_paces</c>: how fast a queue moves, as the engine last measured it, so that every node can say how long.</summary>
internal sealed class QueuePace
{
    public WorkspaceId Workspace { get; set; }

    public Guid Queue { get; set; }

    /// <summary>Microseconds a place.</summary>
    public long Pace { get; set; }

    public DateTimeOffset At { get; set; }
}
