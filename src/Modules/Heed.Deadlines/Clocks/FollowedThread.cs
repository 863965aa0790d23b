namespace Heed.Deadlines.Clocks;

/// <summary>A conversation with clocks: how far its events were followed.</summary>
internal sealed class FollowedThread
{
    public WorkspaceId Workspace { get; set; }

    public Guid Conversation { get; set; }

    public Guid Policy { get; set; }

    public long PolicyVersion { get; set; }

    /// <summary>The ledger's number of the last event followed.</summary>
    public long Seq { get; set; }
}
