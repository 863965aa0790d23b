using Heed.Kernel;

namespace Heed.Platform.Store;

/// <summary>A unit of work waiting in a lane.</summary>
internal interface ILaneJob
{
    WorkspaceId Workspace { get; }

    /// <summary>Fence of the shard lease under which a reaction runs; null for requests.</summary>
    long? Fence { get; }

    bool IsCanceled { get; }

    /// <summary>Runs the change; throws what it throws. The unit is kept for its events.</summary>
    Unit Apply(LaneSession session, DateTimeOffset now);

    void Done(Cursor cursor);

    void Failed(Exception error);
}
