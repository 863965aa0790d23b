using Heed.Kernel;

namespace Heed.Platform.Ownership;

/// <summary>For modules with background work of their own (pollers, deliveries): to react only where this node owns the shard.</summary>
public static class ShardReactions
{
    /// <summary>
    /// Puts the running async flow under the fence of the workspace's shard: whatever it writes from here on rolls back once another node owns the
    /// shard (<see cref="Store.LostOwnershipException"/>). False, and nothing changed, when another node does already.
    /// </summary>
    public static bool TryReact(this IShardOwnership ownership, WorkspaceId workspace)
    {
        if (ownership.Fence(workspace.Value % ownership.Shards) is not { } fence) return false;
        Reaction.Under(fence);
        return true;
    }
}
