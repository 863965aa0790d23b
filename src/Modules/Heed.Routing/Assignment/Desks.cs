using System.Collections.Concurrent;
using Heed.Platform.Ownership;

namespace Heed.Routing.Assignment;

/// <summary>The desks of the workspaces whose shards this node owns.</summary>
internal sealed class Desks(IShardOwnership ownership, DeskParts parts)
{
    private readonly ConcurrentDictionary<WorkspaceId, Desk> _desks = new();

    /// <summary>Those that are open.</summary>
    public IEnumerable<KeyValuePair<WorkspaceId, Desk>> Open => _desks;

    /// <summary>The desk of a workspace, made when it is first needed; null when another node owns the shard.</summary>
    public Desk? Of(WorkspaceId workspace)
    {
        if (ownership.Fence(workspace.Value % ownership.Shards) is not { } fence)
        {
            _desks.TryRemove(workspace, out _);
            return null;
        }

        return _desks.AddOrUpdate(workspace, id => new Desk(id, fence, parts), (id, desk) => desk.Fence == fence && !desk.IsBroken ? desk : new Desk(id, fence, parts));
    }

    /// <summary>The desk if this node has it open.</summary>
    public Desk? Find(WorkspaceId workspace) => _desks.TryGetValue(workspace, out var desk) && !desk.IsBroken ? desk : null;
}
