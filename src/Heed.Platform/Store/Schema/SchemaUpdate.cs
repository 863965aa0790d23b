using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Store.Schema;

/// <summary>
/// Brings the store to this version's schema at start, when it is behind. May be killed at any moment: every migration is
/// a transaction, and the lock is one that dies with its holder (a file lock, or PostgreSQL's session lock).
/// </summary>
public sealed class SchemaUpdate(Dialect dialect, IEnumerable<IModelPart> parts, TimeProvider time, ILogger<SchemaUpdate> log) : IDisposable
{
    private readonly IReadOnlyList<IModelPart> _parts = [.. parts];
    private FolderLock? _folder;

    /// <summary>Applies what is pending; the number of migrations applied. Call it before anything else touches the store.</summary>
    /// <exception cref="StoreTooNewException">The store holds a migration that this version does not know.</exception>
    /// <exception cref="FolderInUseException">Another process has the data folder.</exception>
    public int Apply()
    {
        // Kept until the process ends: an embedded store has one process.
        if (dialect.Folder is { } folder) _folder ??= FolderLock.Take(folder);
        using var connection = dialect.Open(forLane: true);
        dialect.LockSchema(connection);
        try
        {
            using var db = CreateDb(connection);
            var known = db.Database.GetMigrations().ToList();
            if (known.Count == 0) throw new InvalidOperationException("The migrations of this engine are missing from the program's folder.");
            var applied = db.Database.GetAppliedMigrations().ToList();
            if (applied.Except(known).LastOrDefault() is { } unknown) throw new StoreTooNewException(unknown);
            var pending = known.Except(applied).ToList();
            if (pending.Count > 0)
            {
                log.LogInformation("Updating the store: {Pending}", string.Join(", ", pending));
                dialect.ForgetMigrationLock(connection);
                db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
                db.Database.Migrate();
                dialect.AfterSchemaUpdate(connection);
            }

            dialect.CreateSearch(connection);
            Note(connection, known[^1]);
            return pending.Count;
        }
        finally
        {
            // A connection that has died has given its lock back, and must not hide why it died.
            if (connection.State == ConnectionState.Open) dialect.UnlockSchema(connection);
        }
    }

    /// <summary>Whether a store that is there has migrations to come: then <see cref="Apply"/> may take a while.</summary>
    public bool IsBehind
    {
        get
        {
            if (dialect.Folder is { } folder) _folder ??= FolderLock.Take(folder);
            using var connection = dialect.Open(forLane: false);
            using var db = CreateDb(connection);
            var applied = db.Database.GetAppliedMigrations().ToList();
            return applied.Count > 0 && db.Database.GetMigrations().Except(applied).Any();
        }
    }

    /// <summary>Whether the model of the code differs from the newest migration.</summary>
    public bool HasChangesWithoutMigration()
    {
        using var connection = dialect.Open(forLane: false);
        using var db = CreateDb(connection);
        return db.Database.HasPendingModelChanges();
    }

    /// <inheritdoc/>
    public void Dispose() => _folder?.Dispose();

    private HeedDb CreateDb(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<HeedDb>();
        dialect.Configure(options, connection);
        // A model that has run ahead of its migration is found by a test, not at a user's start.
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        return new HeedDb(options.Options, _parts);
    }

    private void Note(DbConnection connection, string newest)
    {
        SqlText note = $"""
            insert into platform_store (id, schema, epoch, created) values (1, {newest}, 1, {time.GetUtcNow()})
            on conflict (id) do update set schema = excluded.schema where platform_store.schema <> excluded.schema
            """;
        using var command = dialect.Command(connection, null, note);
        command.ExecuteNonQuery();
    }
}
