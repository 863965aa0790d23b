using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heed.Modules.Tests.Hosting;

/// <summary>
/// A store with the tables of the code: from the migrations, or made from the model while it is ahead of them, so that a
/// module's tests need not wait for its migration (which a test of its own asks for).
/// </summary>
internal static class FreshStore
{
    public static async Task<EngineFixture> CreateAsync(TestEngine engine)
    {
        var migrated = await EngineFixture.StartAsync(engine);
        if (!IsAhead(migrated)) return migrated;
        await migrated.DisposeAsync();
        var store = await EngineFixture.StartEmptyAsync(engine);
        CreateFromModel(store);
        return store;
    }

    private static bool IsAhead(EngineFixture store)
    {
        var dialect = store.CreateDialect();
        using var owned = dialect as IDisposable;
        using var update = new SchemaUpdate(dialect, ModelParts.All, TimeProvider.System, NullLogger<SchemaUpdate>.Instance);
        return update.HasChangesWithoutMigration();
    }

    private static void CreateFromModel(EngineFixture store)
    {
        var dialect = store.CreateDialect();
        using var owned = dialect as IDisposable;
        using var connection = dialect.Open(forLane: true);
        var options = new DbContextOptionsBuilder<HeedDb>();
        dialect.Configure(options, connection);
        using var db = new HeedDb(options.Options, ModelParts.All);
        db.Database.EnsureCreated();
        dialect.CreateSearch(connection);
        db.Database.ExecuteSqlRaw("insert into platform_store (id, schema, epoch, created) values (1, 'model', 1, 0)");
    }
}
