using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Heed.Kernel;
using Heed.Platform.Backup;
using Heed.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Heed.Platform.Store;

/// <summary>PostgreSQL, for many nodes. One batch per shard in the whole cluster, by an advisory lock inside the transaction.</summary>
internal sealed class PostgresDialect : Dialect, IDisposable
{
    private const int MaxConnections = 80, ForOwnership = 8, MaxReaders = 32;
    private readonly NpgsqlDataSource _source;
    private readonly int _most;
    private readonly string _migrationsAssembly;

    public PostgresDialect(string connectionString, string migrationsAssembly)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Without this every connection first asks for Kerberos encryption.
            GssEncryptionMode = GssEncryptionMode.Disable,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            Timeout = 15,
            CommandTimeout = 30,
            Enlist = false,
        };
        // Less than PostgreSQL's usual 100, so that a burst waits for one of ours instead of being refused there; several nodes want max_connections raised.
        _most = Math.Clamp(settings.MaxPoolSize, 2 * ForOwnership, MaxConnections) - ForOwnership;
        // Leases are renewed and nodes woken whatever else is asked: on connections that readers cannot use up.
        settings.MaxPoolSize = ForOwnership;
        Source = NpgsqlDataSource.Create(settings);
        settings.MaxPoolSize = _most;
        // What a session sets it means for all: nothing to undo between two questions.
        settings.NoResetOnClose = true;
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        // Compiling a statement takes longer than running it.
        const string Begin = "set jit=off; set synchronous_commit=on";
        builder.UsePhysicalConnectionInitializer(connection => Execute(connection, Begin), async connection =>
        {
            await using var command = new NpgsqlCommand(Begin, connection);
            await command.ExecuteNonQueryAsync();
        });
        _source = builder.Build();
        _migrationsAssembly = migrationsAssembly;
    }

    public override string Name => "postgres";

    internal override int Shards => 4;

    // A kept command that the driver has prepared goes on with its first parameters (npgsql issue 3850). The prepared
    // statement belongs to the connection and is found again by its text, so a new command costs next to nothing.
    internal override bool KeepsCommands => false;

    /// <summary>For NOTIFY and LISTEN, which want autocommit connections of their own.</summary>
    internal NpgsqlDataSource Source { get; }

    internal override DbConnection Open(bool forLane) => _source.OpenConnection();

    internal override DbConnection ForReading() => _source.CreateConnection();

    // The lanes, a backup and the schema have theirs beside.
    internal override int? ReadersAtOnce => Math.Min(MaxReaders, _most - (2 * Shards) + 2);

    internal override void Configure(DbContextOptionsBuilder options, DbConnection connection) =>
        options.UseNpgsql(connection, n => n.MigrationsAssembly(_migrationsAssembly));

    // Nodes of a rolling upgrade start together: the second waits, then finds nothing to do.
    internal override void LockSchema(DbConnection connection) => Execute(connection, "select pg_advisory_lock(42000, 0)", timeoutSeconds: 0);

    internal override void UnlockSchema(DbConnection connection) => Execute(connection, "select pg_advisory_unlock(42000, 0)");

    internal override void AfterSchemaUpdate(DbConnection connection) => Execute(connection, "analyze", timeoutSeconds: 0);

    internal override DbTransaction BeginBatch(DbConnection connection, int shard)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        // What a unit asks for it asks by key. A plan made while a table was small would read all of it, and is kept while the table grows.
        command.CommandText = "select pg_advisory_xact_lock(42001, $1), set_config('enable_seqscan', 'off', true)";
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = shard });
        command.ExecuteNonQuery();
        return transaction;
    }

    internal override void BeginSnapshot(DbConnection connection) => Execute(connection, "begin transaction isolation level repeatable read read only; select count(*) from platform_store");

    internal override IBulkInsert BulkInsert(DbConnection connection, DbTransaction transaction, BackupTable table) => new PostgresBulkInsert((NpgsqlConnection)connection, table);

    internal override Refusal? Translate(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case PostgresException { SqlState: "53100" }:
                    return new DiskFullRefusal();
                case PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53300" or "25006" or "08006" or "40P01" or "40001" }:
                case NpgsqlException { IsTransient: true }:
                case NpgsqlException { InnerException: SocketException or IOException or TimeoutException }:
                case SocketException:
                    return new BusyRefusal("storeUnavailable", "The database cannot be reached at the moment. Try again.");
            }
        }

        return null;
    }

    internal override bool BreaksConnection(Exception error) => Translate(error) is not null;

    internal override Guid ReadId(DbDataReader reader, int column) => reader.GetGuid(column);

    internal override object ToParameter(Guid id) => id;

    public override SqlText Contains(string column, string term)
    {
        var sql = SqlText.Empty;
        sql.AppendLiteral(column);
        sql.AppendLiteral(" ilike ");
        sql.AppendFormatted(LikePattern(term));
        sql.AppendLiteral(" escape '\\'");
        return sql;
    }

    public override SqlText JsonText(string column, string key)
    {
        var at = Raw(column);
        return $"(cast({at} as jsonb) ->> {key})";
    }

    public override SqlText JsonNumber(string column, string key)
    {
        var at = Raw(column);
        return $"case when jsonb_typeof(cast({at} as jsonb) -> {key}) = 'number' then cast(cast({at} as jsonb) ->> {key} as double precision) end";
    }

    private static SqlText Raw(string literal)
    {
        var sql = SqlText.Empty;
        sql.AppendLiteral(literal);
        return sql;
    }

    internal override void CreateSearch(DbConnection connection) => PostgresSearch.Create(connection);

    internal override void AddTerms(Unit unit, long floor, long ceiling, SearchKind kind, Guid entity, IReadOnlyCollection<string> terms) =>
        PostgresSearch.Add(unit, floor, ceiling, kind, entity, terms);

    // The terms are a column of the document, which goes by itself.
    internal override void RemoveTerms(Unit unit, long doc)
    {
    }

    internal override SearchSource FindTerms(WorkspaceId workspace, SearchKind kind, IReadOnlyCollection<string> terms, SearchWindow window, int? newest) =>
        PostgresSearch.Find(workspace, kind, terms, window, newest);

    public void Dispose()
    {
        _source.Dispose();
        Source.Dispose();
    }
}
