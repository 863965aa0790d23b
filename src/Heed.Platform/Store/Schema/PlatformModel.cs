using Heed.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Heed.Platform.Store.Schema;

/// <summary>The platform's own tables. They are written by hand-written SQL; the entities exist for the migrations.</summary>
public sealed class PlatformModel : IModelPart
{
    /// <inheritdoc/>
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        // Ids, kinds and small facts only, never text, names or addresses.
        new("platform_ledger", false),
        new("platform_ledger_heads", false),
        new("platform_ledger_cursors", false),
        new("platform_ledger_parked", false),
        new("platform_counters", false),
        // Answers of writes, gone after a day.
        new("platform_idempotency", false),
        new("platform_timers", false),
        new("platform_shards", false),
        new("platform_nodes", false),
        // Contents belong to whoever refers to them and fall with the last reference.
        new("platform_blobs", false),
        new("platform_blob_refs", false),
        new("platform_blob_chunks", false),
        new("platform_secrets", false),
        new("platform_keys", false),
        new("platform_store", false),
    ];

    /// <inheritdoc/>
    public void Map(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        MapLedger(model);
        MapBlobs(model);
        MapCluster(model);

        model.Entity<CounterRow>(e =>
        {
            e.ToTable("platform_counters").HasKey(r => new { r.Workspace, r.Name });
            e.StoredInKeyOrder();
        });
        model.Entity<IdempotencyRow>(e =>
        {
            e.ToTable("platform_idempotency").HasKey(r => new { r.Workspace, r.Key });
            e.HasIndex(r => new { r.Workspace, r.At });
        });
        model.Entity<TimerRow>(e =>
        {
            e.ToTable("platform_timers").HasKey(r => new { r.Workspace, r.Kind, r.Key });
            e.HasIndex(r => new { r.Shard, r.Due });
            e.StoredInKeyOrder();
        });
        model.Entity<SecretRow>(e => e.ToTable("platform_secrets").HasKey(r => new { r.Workspace, r.Name }));
        model.Entity<KeyRow>(e => e.ToTable("platform_keys").Property(r => r.Id).ValueGeneratedNever());
        model.Entity<StoreRow>(e => e.ToTable("platform_store").Property(r => r.Id).ValueGeneratedNever());
    }

    private static void MapLedger(ModelBuilder model)
    {
        model.Entity<LedgerEntry>(e =>
        {
            e.ToTable("platform_ledger").HasKey(r => new { r.Workspace, r.Seq });
            e.StoredInKeyOrder();
        });
        model.Entity<LedgerHeadRow>(e =>
        {
            e.ToTable("platform_ledger_heads").HasKey(r => r.Workspace);
            e.Property(r => r.Workspace).ValueGeneratedNever();
        });
        model.Entity<LedgerCursorRow>(e =>
        {
            e.ToTable("platform_ledger_cursors").HasKey(r => new { r.Reader, r.Workspace });
            e.StoredInKeyOrder();
        });
        model.Entity<LedgerParkedRow>(e =>
        {
            e.ToTable("platform_ledger_parked").Property(r => r.Id).ValueGeneratedNever();
            e.HasIndex(r => new { r.Workspace, r.Reader, r.Seq });
        });
    }

    private static void MapBlobs(ModelBuilder model)
    {
        model.Entity<BlobRow>(e => e.ToTable("platform_blobs").HasKey(r => new { r.Workspace, r.Sha256 }));
        model.Entity<BlobRefRow>(e =>
        {
            e.ToTable("platform_blob_refs").HasKey(r => new { r.Workspace, r.Sha256, r.OwnerKind, r.Owner });
            e.HasIndex(r => new { r.Workspace, r.Owner });
        });
        model.Entity<BlobChunkRow>(e => e.ToTable("platform_blob_chunks").HasKey(r => new { r.Workspace, r.Sha256, r.Part }));
    }

    private static void MapCluster(ModelBuilder model)
    {
        model.Entity<ShardRow>(e =>
        {
            e.ToTable("platform_shards").HasKey(r => r.Shard);
            e.Property(r => r.Shard).ValueGeneratedNever();
        });
        model.Entity<NodeRow>(e => e.ToTable("platform_nodes").HasKey(r => r.Node));
    }
}
