using System.Data;
using System.Data.Common;
using Heed.Kernel;
using Heed.Platform.Backup;
using Heed.Platform.Search;
using Heed.Platform.Store.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Heed.Platform.Store;

/// <summary>The embedded store: one file in WAL mode, synchronous=FULL, so acknowledged means on disk.</summary>
internal sealed class SqliteDialect(string connectionString, string migrationsAssembly) : Dialect
{
    // Extended codes of https://sqlite.org/rescode.html: the file, or its folder, could not be synced.
    private const int SyncFailed = 1034, FolderSyncFailed = 1290;
    private const int Full = 13, IoError = 10, ReadOnly = 8, CannotOpen = 14, Busy = 5;

    public override string Name => "sqlite";

    internal override int Shards => 1;

    // SQLite finds a parameter by walking through all names: a thousand of them in one statement cost a million steps,
    // while a small statement that stays prepared costs next to nothing.
    internal override int RowsPerInsert => 1;

    internal override DbConnection Open(bool forLane)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "pragma journal_mode=wal; pragma busy_timeout=5000; pragma foreign_keys=off; pragma temp_store=memory; pragma mmap_size=268435456; "
            + (forLane ? "pragma synchronous=full; pragma cache_size=-32768; pragma wal_autocheckpoint=0;" : "pragma query_only=on; pragma cache_size=-8192;");
        pragma.ExecuteNonQuery();
        return connection;
    }

    internal override void Configure(DbContextOptionsBuilder options, DbConnection connection) =>
        options.UseSqlite(connection, s => s.MigrationsAssembly(migrationsAssembly)).ReplaceService<IMigrationsSqlGenerator, KeyOrderSqlGenerator>();

    internal override string? Folder => Path.GetDirectoryName(Path.GetFullPath(File));

    /// <summary>The store's file.</summary>
    internal string File { get; } = new SqliteConnectionStringBuilder(connectionString).DataSource;

    internal override void ForgetMigrationLock(DbConnection connection) => Execute(connection, "drop table if exists \"__EFMigrationsLock\"");

    // The log of a schema change is long, and nobody reads or writes yet.
    internal override void AfterSchemaUpdate(DbConnection connection) => Execute(connection, "pragma wal_checkpoint(truncate); pragma optimize");

    internal override DbTransaction BeginBatch(DbConnection connection, int shard) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);

    // The snapshot begins with the first thing read.
    internal override void BeginSnapshot(DbConnection connection) => Execute(connection, "begin; select count(*) from platform_store");

    internal override IBulkInsert BulkInsert(DbConnection connection, DbTransaction transaction, BackupTable table) => new SqliteBulkInsert(connection, transaction, table);

    internal override bool IsUnsound(Exception error) => Find(error)?.SqliteExtendedErrorCode is SyncFailed or FolderSyncFailed;

    internal override Refusal? Translate(Exception error) => Find(error)?.SqliteErrorCode switch
    {
        // It may be on disk or not: the next start tells, and the same key gets the same answer.
        _ when IsUnsound(error) => StoreCore.Unconfirmed(),
        Full => new DiskFullRefusal(),
        IoError or ReadOnly or CannotOpen or Busy => new BusyRefusal("storeUnavailable", "The store cannot be written at the moment. Nothing was stored; try again."),
        _ => null,
    };

    internal override bool BreaksConnection(Exception error) => Find(error)?.SqliteErrorCode is Full or IoError or ReadOnly or CannotOpen;

    internal override Guid ReadId(DbDataReader reader, int column)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (reader is SqliteDataReader && reader.GetFieldType(column) == typeof(byte[]))
        {
            var blob = reader.GetFieldValue<byte[]>(column);
            blob.CopyTo(bytes);
            return new Guid(bytes, bigEndian: true);
        }

        throw new InvalidOperationException($"Column {column} holds no id.");
    }

    internal override object ToParameter(Guid id) => id.ToByteArray(bigEndian: true);

    public override SqlText Contains(string column, string term)
    {
        var sql = SqlText.Empty;
        sql.AppendLiteral(column);
        sql.AppendLiteral(" like ");
        sql.AppendFormatted(LikePattern(term));
        sql.AppendLiteral(" escape '\\'");
        return sql;
    }

    public override SqlText JsonText(string column, string key)
    {
        var (at, path) = (Raw(column), $"$.\"{key}\"");
        return $"case json_type({at}, {path}) when 'true' then 'true' when 'false' then 'false' when 'null' then null else cast(json_extract({at}, {path}) as text) end";
    }

    public override SqlText JsonNumber(string column, string key)
    {
        var (at, path) = (Raw(column), $"$.\"{key}\"");
        return $"case when json_type({at}, {path}) in ('integer', 'real') then json_extract({at}, {path}) end";
    }

    internal override void CreateSearch(DbConnection connection) => SqliteSearch.Create(connection);

    internal override void AddTerms(Unit unit, long floor, long ceiling, SearchKind kind, Guid entity, IReadOnlyCollection<string> terms) =>
        SqliteSearch.Add(unit, floor, ceiling, kind, entity, terms);

    internal override void RemoveTerms(Unit unit, long doc) => unit.ExecuteLast($"delete from platform_search_terms where rowid = {doc}");

    internal override SearchSource FindTerms(WorkspaceId workspace, SearchKind kind, IReadOnlyCollection<string> terms, SearchWindow window, int? newest) =>
        SqliteSearch.Find(workspace, kind, terms, window);

    private static SqlText Raw(string literal)
    {
        var sql = SqlText.Empty;
        sql.AppendLiteral(literal);
        return sql;
    }

    private static SqliteException? Find(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is SqliteException found) return found;
        }

        return null;
    }
}
