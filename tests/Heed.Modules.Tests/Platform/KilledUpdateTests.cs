using System.Diagnostics;
using System.Globalization;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heed.Modules.Tests.Platform;

/// <summary>The schema update, killed at its statements one after the other.</summary>
public sealed class KilledUpdateTests
{
    private const int Step = 9;

    /// <summary>What the disk holds at a statement is what a killed process leaves: the files are copied at that moment.</summary>
    [Fact]
    public async Task On_SQLite_every_start_after_a_kill_completes_the_update()
    {
        await using var store = await EngineFixture.StartEmptyAsync(TestEngine.Sqlite);
        var images = new List<string>();
        var commands = 0;
        using (Watch(store, () =>
        {
            if (commands++ % Step != 0) return;
            var image = Directory.CreateDirectory(Path.Combine(store.Folder, $"killed-{commands}")).FullName;
            foreach (var file in Directory.EnumerateFiles(store.Folder, "heed.db*")) File.Copy(file, Path.Combine(image, Path.GetFileName(file)));
            images.Add(image);
        }))
        {
            Update(store.CreateDialect());
        }

        Assert.True(images.Count > 5, "the update has many statements");
        foreach (var image in images)
        {
            var dialect = new SqliteDialect($"Data Source={Path.Combine(image, "heed.db")};Pooling=false", EngineFixture.SqliteMigrations);
            Update(dialect);
            Assert.Equal(0, Update(dialect));
            Assert.Equal("ok", Ask(dialect, "pragma integrity_check"));
            Assert.Equal("1", Ask(dialect, "select count(*) from platform_store"));
        }
    }

    [Fact]
    public async Task On_PostgreSQL_every_start_after_a_kill_completes_the_update()
    {
        for (var killed = 3; killed < 60; killed += Step * 2)
        {
            await using var store = await EngineFixture.StartEmptyAsync(TestEngine.Postgres);
            using var dialect = (PostgresDialect)store.CreateDialect();
            var commands = 0;
            var server = await PostgresServer.SharedAsync();
            using (Watch(store, () =>
            {
                if (commands++ != killed) return;
                server.ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{store.Database}' and pid <> pg_backend_pid()").GetAwaiter().GetResult();
            }))
            {
                var error = Assert.ThrowsAny<Exception>(() => Update(dialect));
                Assert.IsType<BusyRefusal>(dialect.Translate(error));
            }

            Update(dialect);
            Assert.Equal(0, Update(dialect));
            Assert.Equal("1", Ask(dialect, "select count(*) from platform_store"));
        }
    }

    private static int Update(Dialect dialect)
    {
        using var update = new SchemaUpdate(dialect, ModelParts.All, TimeProvider.System, NullLogger<SchemaUpdate>.Instance);
        return update.Apply();
    }

    private static string? Ask(Dialect dialect, string literal)
    {
        using var connection = dialect.Open(forLane: false);
        using var command = connection.CreateCommand();
        command.CommandText = literal;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Calls before each of EF's statements on this store.</summary>
    private static IDisposable Watch(EngineFixture store, Action before) =>
        DiagnosticListener.AllListeners.Subscribe(new Each<DiagnosticListener>(listener =>
        {
            if (listener.Name != "Microsoft.EntityFrameworkCore") return;
            listener.Subscribe(new Each<KeyValuePair<string, object?>>(happened =>
            {
                if (happened.Value is CommandEventData command && happened.Key == RelationalEventId.CommandExecuting.Name && Concerns(store, command)) before();
            }));
        }));

    private static bool Concerns(EngineFixture store, CommandEventData command) =>
        store.Engine == TestEngine.Sqlite
            ? command.Command.Connection?.DataSource == Path.Combine(store.Folder, "heed.db")
            : command.Command.Connection?.Database == store.Database;

    private sealed class Each<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => next(value);
    }
}
