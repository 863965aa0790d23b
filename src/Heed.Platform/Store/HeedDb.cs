using Heed.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Heed.Platform.Store;

/// <summary>
/// The one EF context over all modules' tables. Reading anywhere; saving only inside a lane, so that no change can
/// go past the ledger.
/// </summary>
public sealed class HeedDb(DbContextOptions<HeedDb> options, IEnumerable<IModelPart> parts) : DbContext(options)
{
    internal bool InLane { get; set; }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (!InLane) throw new InvalidOperationException("Changes are saved inside a unit of work only (IStore.WriteAsync).");
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("Changes are saved inside a unit of work only (IStore.WriteAsync).");

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<MicrosConverter>();
        configuration.Properties<WorkspaceId>().HaveConversion<WorkspaceConverter>();
        configuration.Properties<Enum>().HaveConversion<int>();
        if (Database.IsSqlite()) configuration.Properties<Guid>().HaveConversion<IdConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var part in parts) part.Map(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            property.SetColumnName(SnakeCase(property.Name));
        }
    }

    /// <summary>Columns are snake_case, so that hand-written SQL needs no quotes on PostgreSQL.</summary>
    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private sealed class MicrosConverter() : ValueConverter<DateTimeOffset, long>(v => v.ToMicros(), v => Instants.FromMicros(v));

    private sealed class WorkspaceConverter() : ValueConverter<WorkspaceId, int>(v => v.Value, v => new WorkspaceId(v));

    /// <summary>SQLite keeps ids as 16 big-endian bytes, so that byte order is time order.</summary>
    private sealed class IdConverter() : ValueConverter<Guid, byte[]>(v => v.ToByteArray(true), v => new Guid(v, true));
}
