using Heed.Kernel;

namespace Heed.Platform.Store.Schema;

// One small record a table, all in one file on purpose: they are read as one page, and nothing but the model uses them.

/// <summary>An event of a workspace. <see cref="Seq"/> has no gaps.</summary>
internal sealed class LedgerEntry
{
    public WorkspaceId Workspace { get; set; }

    public long Seq { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Name { get; set; }

    public required string Kind { get; set; }

    public Guid Entity { get; set; }

    public long Version { get; set; }

    public int ActorKind { get; set; }

    public Guid? Actor { get; set; }

    public string? Facts { get; set; }
}

/// <summary>Where a workspace's ledger ends, and before which place its rows are gone.</summary>
internal sealed class LedgerHeadRow
{
    public WorkspaceId Workspace { get; set; }

    public long Epoch { get; set; }

    public long Seq { get; set; }

    public long Floor { get; set; }
}

/// <summary>How far a reader has come.</summary>
internal sealed class LedgerCursorRow
{
    public required string Reader { get; set; }

    public WorkspaceId Workspace { get; set; }

    public long Epoch { get; set; }

    public long Seq { get; set; }
}

/// <summary>An event that a reader could not handle.</summary>
internal sealed class LedgerParkedRow
{
    public Guid Id { get; set; }

    public WorkspaceId Workspace { get; set; }

    public required string Reader { get; set; }

    public long Seq { get; set; }

    public DateTimeOffset At { get; set; }

    public int Attempts { get; set; }

    public required string Error { get; set; }
}

/// <summary>The last short number given out.</summary>
internal sealed class CounterRow
{
    public WorkspaceId Workspace { get; set; }

    public required string Name { get; set; }

    public long Value { get; set; }
}

/// <summary>The answer to a keyed write, given again when the key comes again.</summary>
internal sealed class IdempotencyRow
{
    public WorkspaceId Workspace { get; set; }

    public required string Key { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Body { get; set; }
}

/// <summary>Something that is to happen at an instant.</summary>
internal sealed class TimerRow
{
    public WorkspaceId Workspace { get; set; }

    public required string Kind { get; set; }

    public Guid Key { get; set; }

    public DateTimeOffset Due { get; set; }

    public int Shard { get; set; }

    public string? Facts { get; set; }
}

/// <summary>Who reacts for a shard, under which fence, until when by the database's clock.</summary>
internal sealed class ShardRow
{
    public int Shard { get; set; }

    public required string Node { get; set; }

    public long Fence { get; set; }

    public long Until { get; set; }
}

/// <summary>A node that is alive until the instant by the database's clock, whether it holds a shard or not.</summary>
internal sealed class NodeRow
{
    public required string Node { get; set; }

    public long Until { get; set; }
}

/// <summary>A stored content.</summary>
internal sealed class BlobRow
{
    public WorkspaceId Workspace { get; set; }

    public required string Sha256 { get; set; }

    public long Size { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>Somebody who needs a content.</summary>
internal sealed class BlobRefRow
{
    public WorkspaceId Workspace { get; set; }

    public required string Sha256 { get; set; }

    public required string OwnerKind { get; set; }

    public Guid Owner { get; set; }
}

/// <summary>A mebibyte of a content, where PostgreSQL is the only thing the nodes share.</summary>
internal sealed class BlobChunkRow
{
    public WorkspaceId Workspace { get; set; }

    public required string Sha256 { get; set; }

    public int Part { get; set; }

    public required byte[] Bytes { get; set; }
}

/// <summary>A secret sealed under a master key.</summary>
internal sealed class SecretRow
{
    public WorkspaceId Workspace { get; set; }

    public required string Name { get; set; }

    public required string KeyId { get; set; }

    public required byte[] Value { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A data-protection key, sealed under the master key.</summary>
internal sealed class KeyRow
{
    public Guid Id { get; set; }

    public required string Xml { get; set; }
}

/// <summary>The store itself: one row.</summary>
internal sealed class StoreRow
{
    public int Id { get; set; }

    /// <summary>The newest migration applied.</summary>
    public required string Schema { get; set; }

    public long Epoch { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>What the operator says while writing is refused; null as usual.</summary>
    public string? Maintenance { get; set; }
}
