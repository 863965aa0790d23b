namespace Heed.Platform.Ownership;

/// <summary>Which shards this node reacts for. Exactly one node at a time holds a shard; a fence proves it inside the transaction.</summary>
public interface IShardOwnership
{
    /// <summary>Number of shards.</summary>
    int Shards { get; }

    /// <summary>The fence under which this node holds the shard; null when another node does.</summary>
    long? Fence(int shard);
}
