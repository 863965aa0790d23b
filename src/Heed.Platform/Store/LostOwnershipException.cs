namespace Heed.Platform.Store;

/// <summary>A reaction was about to write under a lease that another node holds by now; its write was rolled back.</summary>
public sealed class LostOwnershipException(int shard) : Exception($"Shard {shard} is owned by another node now.");
