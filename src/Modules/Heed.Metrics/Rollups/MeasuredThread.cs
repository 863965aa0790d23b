namespace Heed.Metrics.Rollups;

/// <summary>A conversation that is measured: how far its events were folded, and what stays true of it.</summary>
internal sealed class MeasuredThread
{
    public WorkspaceId Workspace { get; set; }

    public Guid Conversation { get; set; }

    /// <summary>Null once the customer was erased.</summary>
    public Guid? Customer { get; set; }

    public Guid Brand { get; set; }

    public Guid Inbox { get; set; }

    public string Channel { get; set; } = "";

    /// <summary>The customer had another conversation before it: settled when it began.</summary>
    public bool Known { get; set; }

    public DateTimeOffset BeganAt { get; set; }

    /// <summary>When it was first resolved, for whether the customer came back.</summary>
    public DateTimeOffset? FirstResolvedAt { get; set; }

    /// <summary>The event that began it; 0 when its beginning was not in the ledger any more.</summary>
    public long FirstSeq { get; set; }

    /// <summary>The last event folded.</summary>
    public long Seq { get; set; }

    /// <summary>What the fold remembers, as JSON.</summary>
    public string State { get; set; } = "";
}
