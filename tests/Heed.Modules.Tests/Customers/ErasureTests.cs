using System.Text;
using System.Text.Json;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Microsoft.Data.Sqlite;

namespace Heed.Modules.Tests.Customers;

public sealed class ErasureTests
{
    private static IEnumerable<ICanaryPlant> Plants => typeof(ErasureTests).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(ICanaryPlant)) && t is { IsClass: true, IsAbstract: false })
        .OrderBy(t => t.FullName, StringComparer.Ordinal)
        .Select(t => (ICanaryPlant)Activator.CreateInstance(t)!);

    [Theory, OnEveryEngine]
    public async Task An_export_holds_all_of_the_customer_and_nothing_of_others(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (ada, adas) = await PlantAsync(company, 'a');
        var (_, bobs) = await PlantAsync(company, 'b');
        var export = (await company.Owner.GetAsync($"customers/{ada}/export")).Expect(200);
        Assert.Equal("application/json", export.ContentType);
        Assert.Equal(1, export["number"].GetInt64());
        Assert.Empty(adas.Exported.Where(c => !export.Raw.Contains(c, StringComparison.Ordinal)));
        Assert.Empty(bobs.All.Where(c => export.Raw.Contains(c, StringComparison.Ordinal)));
        Assert.Contains(await company.Owner.AllAsync("audit", 50), e => e.GetProperty("action").GetString() == "customer.exported");
    }

    [Theory, OnEveryEngine]
    public async Task An_erased_customer_is_nowhere_in_the_store(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (ada, adas) = await PlantAsync(company, 'a');
        var (bob, bobs) = await PlantAsync(company, 'b');
        // The search must be able to find what it is to miss later.
        Assert.Equal(adas.All.Order(StringComparer.Ordinal), await FindAsync(host, engine, adas));
        var bobBefore = await SectionsAsync(company, bob);
        (await company.Owner.PostAsync($"customers/{ada}/erase", new { confirm = 99 })).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync($"customers/{ada}/erase", new { confirm = 1 }, key: "erase")).Expect(204);

        (await company.Owner.GetAsync($"customers/{ada}")).ExpectProblem(404, "notFound");
        Assert.Equal(bobBefore, await SectionsAsync(company, bob));
        Assert.Single(await company.Owner.AllAsync("customers", 10));
        Assert.Equal([ada], await host.Get<IErasures>().ListAsync(company.Workspace, CancellationToken.None));
        Assert.Contains(await company.Owner.AllAsync("audit", 50), e => e.GetProperty("action").GetString() == "customer.erased");
        if (engine == TestEngine.Sqlite) await host.StopAsync();
        Assert.Empty(await FindAsync(host, engine, adas));
        Assert.Equal(bobs.All.Order(StringComparer.Ordinal), await FindAsync(host, engine, bobs));
    }

    [Fact]
    public async Task A_restored_backup_is_erased_again()
    {
        await using var host = await HeedHost.StartAsync(TestEngine.Sqlite);
        var company = await host.CreateWorkspaceAsync();
        var (ada, adas) = await PlantAsync(company, 'a');
        await host.StopAsync();
        SqliteConnection.ClearAllPools();
        var store = Directory.GetFiles(host.DataFolder, "heed.db*");
        var backup = store.ToDictionary(f => f, File.ReadAllBytes);
        await host.StartAsync();
        await host.Get<IErasures>().EraseAsync(Scope.System(company.Workspace), ada, CancellationToken.None);
        var erased = await host.Get<IErasures>().ListAsync(company.Workspace, CancellationToken.None);
        await host.StopAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(host.DataFolder, "heed.db*")) File.Delete(file);
        foreach (var (file, content) in backup) await File.WriteAllBytesAsync(file, content);
        await host.StartAsync();

        Assert.Equal(1, await host.Get<IErasures>().ReapplyAsync(company.Workspace, erased, CancellationToken.None));
        Assert.Equal(0, await host.Get<IErasures>().ReapplyAsync(company.Workspace, erased, CancellationToken.None));
        await host.StopAsync();
        Assert.Empty(await FindAsync(host, TestEngine.Sqlite, adas));
    }

    private static async Task<(Guid Customer, Canaries Canaries)> PlantAsync(Company company, char mark)
    {
        var canaries = new Canaries(mark);
        var customer = await company.ArriveAsync("web-" + canaries.Word());
        foreach (var plant in Plants) await plant.PlantAsync(company, customer, canaries);
        return (customer, canaries);
    }

    private static async Task<string> SectionsAsync(Company company, Guid customer)
    {
        var export = (await company.Owner.GetAsync($"customers/{customer}/export")).Expect(200);
        // Accounts' section tells who has read the customer, this very export included.
        return JsonSerializer.Serialize(export["sections"].EnumerateObject().Where(s => s.Name != "accounts").ToDictionary(s => s.Name, s => s.Value));
    }

    /// <summary>SQLite: the bytes of every file of the data folder after a vacuum. PostgreSQL: every column of every table.</summary>
    private static async Task<IReadOnlyList<string>> FindAsync(HeedHost host, TestEngine engine, Canaries canaries)
    {
        if (engine == TestEngine.Postgres) return await FindInTablesAsync(host, canaries);
        var file = Path.Combine(host.DataFolder, "heed.db");
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate)";
            await command.ExecuteNonQueryAsync();
            command.CommandText = "vacuum; pragma wal_checkpoint(truncate)";
            await command.ExecuteNonQueryAsync();
        }

        return canaries.FoundIn(host.DataFolder);
    }

    private static async Task<IReadOnlyList<string>> FindInTablesAsync(HeedHost host, Canaries canaries)
    {
        using var session = host.Get<IStore>().Read();
        var text = new StringBuilder();
        foreach (var table in await session.QueryAsync($"select table_name::text from information_schema.tables where table_schema = 'public'", r => r.Text(0), CancellationToken.None))
        {
            var rows = SqlText.Empty;
            rows.AppendLiteral($"select t::text from \"{table}\" t");
            foreach (var row in await session.QueryAsync(rows, r => r.Text(0), CancellationToken.None)) text.AppendLine(row);
        }

        var all = text.ToString();
        // Binary columns are told in hexadecimal.
        return [.. canaries.All.Where(c => all.Contains(c, StringComparison.Ordinal) || all.Contains(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(c)), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }
}
