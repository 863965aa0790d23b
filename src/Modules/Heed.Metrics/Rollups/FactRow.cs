using Heed.Metrics.Folding;

namespace Heed.Metrics.Rollups;

/// <summary>A measured fact as it is kept: what it counts for stands in its own columns, so that sums and lists ask the same rows.</summary>
internal sealed class FactRow
{
    public WorkspaceId Workspace { get; set; }

    public Guid Conversation { get; set; }

    public FactKind Kind { get; set; }

    public int Number { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Date of <see cref="At"/> in the workspace's time zone: days since 0001-01-01.</summary>
    public int Day { get; set; }

    /// <summary>Quarter-hour of that day, 0 to 95.</summary>
    public int Quarter { get; set; }

    public Guid Brand { get; set; }

    public string Channel { get; set; } = "";

    /// <summary>All zeros for none, as with agent and queue: sums need a key.</summary>
    public Guid Team { get; set; }

    public Guid Agent { get; set; }

    public Guid Queue { get; set; }

    /// <summary>The customer had been here before.</summary>
    public bool Known { get; set; }

    public long Value { get; set; }

    public long Business { get; set; }

    public Marks Marks { get; set; }

    /// <summary>Whether the sums hold it.</summary>
    public bool Counts { get; set; }
}
