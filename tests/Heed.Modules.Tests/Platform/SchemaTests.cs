using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heed.Modules.Tests.Platform;

public sealed class SchemaTests
{
    [Theory, OnEveryEngine]
    public async Task No_migration_is_pending(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        using var update = Update(store);
        Assert.False(update.HasChangesWithoutMigration(), "A model has changed: run tools/migration (docs/howto/add-a-migration.md).");
    }

    [Theory, OnEveryEngine]
    public async Task An_empty_store_is_brought_up_once(TestEngine engine)
    {
        await using var store = await EngineFixture.StartEmptyAsync(engine);
        using (var update = Update(store)) Assert.NotEqual(0, update.Apply());
        using (var update = Update(store)) Assert.Equal(0, update.Apply());
        Assert.Equal(1, Number(store, "select count(*) from platform_store"));
    }

    [Theory, OnEveryEngine]
    public async Task Nodes_that_start_together_on_an_empty_store_do_not_disturb_each_other(TestEngine engine)
    {
        if (engine == TestEngine.Sqlite) return; // One process there; the folder's lock is tested below.
        await using var store = await EngineFixture.StartEmptyAsync(engine);
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using var update = Update(store);
            return update.Apply();
        })));
        Assert.Single(applied, a => a > 0);
    }

    [Theory, OnEveryEngine]
    public async Task A_store_newer_than_the_program_is_refused_untouched(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        Execute(store, "insert into \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") values ('29990101000000_FromTheFuture', '99')");
        using var update = Update(store);
        Assert.Contains("FromTheFuture", Assert.Throws<StoreTooNewException>(() => update.Apply()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_migration_does_not_stop_the_next_start()
    {
        await using var store = await EngineFixture.StartEmptyAsync(TestEngine.Sqlite);
        Execute(store, "create table \"__EFMigrationsLock\" (\"Id\" integer not null primary key, \"Timestamp\" text not null)");
        Execute(store, "insert into \"__EFMigrationsLock\" values (1, '2026-01-01 00:00:00')");
        using var update = Update(store);
        Assert.NotEqual(0, update.Apply());
    }

    [Fact]
    public async Task A_second_process_is_told_that_the_folder_is_in_use()
    {
        await using var store = await EngineFixture.StartAsync(TestEngine.Sqlite);
        using var first = Update(store);
        first.Apply();
        using var second = Update(store);
        var error = Assert.Throws<FolderInUseException>(() => second.Apply());
        Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
        first.Dispose();
        Assert.Equal(0, second.Apply());
    }

    [Fact]
    public async Task The_ledger_lies_in_the_order_of_its_key_on_SQLite()
    {
        await using var store = await EngineFixture.StartAsync(TestEngine.Sqlite);
        Assert.Equal(1, Number(store, "select count(*) from sqlite_master where name = 'platform_ledger' and sql like '%WITHOUT ROWID%'"));
    }

    private static SchemaUpdate Update(EngineFixture store) => new(store.CreateDialect(), ModelParts.All, TimeProvider.System, NullLogger<SchemaUpdate>.Instance);

    private static void Execute(EngineFixture store, string literal)
    {
        using var connection = store.CreateDialect().Open(forLane: true);
        Dialect.Execute(connection, literal);
    }

    private static long Number(EngineFixture store, string literal)
    {
        using var connection = store.CreateDialect().Open(forLane: false);
        using var command = connection.CreateCommand();
        command.CommandText = literal;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
