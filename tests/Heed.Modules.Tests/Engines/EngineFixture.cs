using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heed.Modules.Tests.Engines;

/// <summary>
/// A fresh, migrated store: a SQLite file in a folder of its own, or a PostgreSQL database. Both are copies of a template
/// that is migrated once per run.
/// </summary>
public sealed class EngineFixture : IAsyncDisposable
{
    internal const string SqliteMigrations = "Heed.Migrations.Sqlite", PostgresMigrations = "Heed.Migrations.Postgres";
    private static readonly SemaphoreSlim Cloning = new(1);
    private static readonly Lazy<string> SqliteTemplate = new(MigrateSqlite);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MigratePostgresAsync);
    private static int _number;

    private EngineFixture(TestEngine engine, string folder, string connectionString)
    {
        (Engine, Folder, ConnectionString) = (engine, folder, connectionString);
    }

    public TestEngine Engine { get; }

    /// <summary>A folder for files; on SQLite the store is in it.</summary>
    public string Folder { get; }

    public string ConnectionString { get; }

    /// <summary>A store that has the schema and nothing else.</summary>
    public static Task<EngineFixture> StartAsync(TestEngine engine) => StartAsync(engine, migrated: true);

    /// <summary>A store without tables, for tests of the schema itself.</summary>
    internal static Task<EngineFixture> StartEmptyAsync(TestEngine engine) => StartAsync(engine, migrated: false);

    /// <summary>What a host is told, so that it works on this store.</summary>
    public StoreOptions Options => new() { DataFolder = Folder, Postgres = Engine == TestEngine.Postgres ? ConnectionString : null };

    /// <summary>An empty database on a server of the test's own.</summary>
    internal static async Task<EngineFixture> StartEmptyAsync(PostgresServer server)
    {
        await server.ExecuteAsync("create database test");
        return new EngineFixture(TestEngine.Postgres, Directory.CreateTempSubdirectory("heed-test-").FullName, server.ConnectionString("test"));
    }

    /// <summary>Name of the PostgreSQL database.</summary>
    internal string? Database => Engine == TestEngine.Postgres ? new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString).Database : null;

    internal Dialect CreateDialect() =>
        Engine == TestEngine.Sqlite ? new SqliteDialect(ConnectionString, SqliteMigrations) : new PostgresDialect(ConnectionString, PostgresMigrations);

    public ValueTask DisposeAsync()
    {
        // Databases go with their server; a dead one must not fail a test that killed it.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal static void Migrate(Dialect dialect)
    {
        using var update = new SchemaUpdate(dialect, ModelParts.All, TimeProvider.System, NullLogger<SchemaUpdate>.Instance);
        update.Apply();
    }

    private static async Task<EngineFixture> StartAsync(TestEngine engine, bool migrated)
    {
        var folder = Directory.CreateTempSubdirectory("heed-test-").FullName;
        if (engine == TestEngine.Sqlite)
        {
            var file = Path.Combine(folder, "heed.db");
            if (migrated) File.Copy(SqliteTemplate.Value, file);
            return new EngineFixture(engine, folder, $"Data Source={file}");
        }

        var server = await PostgresServer.SharedAsync();
        var template = migrated ? await PostgresTemplate.Value : "template1";
        var database = $"test_{Interlocked.Increment(ref _number)}";
        await Cloning.WaitAsync();
        try
        {
            await server.ExecuteAsync($"create database {database} template {template}");
        }
        finally
        {
            Cloning.Release();
        }

        return new EngineFixture(engine, folder, server.ConnectionString(database));
    }

    private static string MigrateSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("heed-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "heed.db");
        Migrate(new SqliteDialect($"Data Source={file};Pooling=false", SqliteMigrations));
        return file;
    }

    private static async Task<string> MigratePostgresAsync()
    {
        var server = await PostgresServer.SharedAsync();
        await server.ExecuteAsync("create database heed_template");
        // A template may have no sessions while it is copied: the dialect's pool is closed with it.
        using var dialect = new PostgresDialect(server.ConnectionString("heed_template"), PostgresMigrations);
        Migrate(dialect);
        return "heed_template";
    }
}
