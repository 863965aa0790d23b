using Heed.Kernel;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Platform;

/// <summary>The database dies under load and comes back; the disk fills up and is freed.</summary>
public sealed class DatabaseRestartTests
{
    [Theory]
    [InlineData("immediate")]
    [InlineData("fast")]
    public async Task After_a_restart_of_PostgreSQL_nothing_acknowledged_is_missing_and_writing_goes_on_by_itself(string mode)
    {
        var server = await PostgresServer.StartAsync();
        try
        {
            await using var store = await EngineFixture.StartEmptyAsync(server);
            await using var node = await TestNode.StartAsync(store);
            var acknowledged = 0L;
            var refused = 0;
            using var end = new CancellationTokenSource();
            var writers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                while (!end.IsCancellationRequested)
                {
                    try
                    {
                        await node.WriteAsync(unit =>
                        {
                            unit.Append(new LedgerEvent("thing.changed", "thing", Ids.New(unit.Now)));
                            return unit.NextNumber("things");
                        });
                        Interlocked.Increment(ref acknowledged);
                    }
                    catch (BusyRefusal)
                    {
                        Interlocked.Increment(ref refused);
                        await Task.Delay(20);
                    }
                }
            })).ToList();
            await Eventually.TrueAsync(() => Interlocked.Read(ref acknowledged) > 200, TimeSpan.FromSeconds(10), "writing");
            await server.StopAsync(mode);
            await Eventually.TrueAsync(() => Volatile.Read(ref refused) > 20, TimeSpan.FromSeconds(10), "writes are refused, not lost");
            var before = Interlocked.Read(ref acknowledged);
            await server.StartAgainAsync();
            await Eventually.TrueAsync(() => Interlocked.Read(ref acknowledged) > before + 200, TimeSpan.FromSeconds(10), "writing goes on");
            await end.CancelAsync();
            await Task.WhenAll(writers);

            // Committed without having been acknowledged may happen to at most one unit a writer: the answer got lost.
            var stored = await node.NumberAsync($"select value from platform_counters where name = 'things'");
            Assert.InRange(stored, acknowledged, acknowledged + 8);
            Assert.Equal(stored, await node.NumberAsync($"select count(*) from platform_ledger"));
            Assert.Equal(stored, await node.NumberAsync($"select seq from platform_ledger_heads"));
            await Eventually.TrueAsync(() => node.Owned.Count() == node.Ownership.Shards, TimeSpan.FromSeconds(60), "the shards are owned again");
        }
        finally
        {
            await server.EndAsync();
        }
    }

    [Fact]
    public async Task A_full_disk_is_told_reads_go_on_and_writing_resumes_by_itself()
    {
        await using var store = await EngineFixture.StartAsync(TestEngine.Sqlite);
        await using var node = await TestNode.StartAsync(store);
        var pages = await node.NumberAsync($"select page_count from pragma_page_count");
        var limit = pages + 64;
        var text = new string('x', 20_000);
        // SQLite's own limit stands in for the disk's: the same error from the same place, and gone with the lane's connection.
        await node.WriteAsync(unit => unit.Number(Literal($"pragma max_page_count = {limit}")));
        var acknowledged = 0;
        await Assert.ThrowsAsync<DiskFullRefusal>(async () =>
        {
            while (acknowledged < 1_000)
            {
                await node.WriteAsync(unit => unit.Execute($"insert into platform_blob_chunks (workspace, sha256, part, bytes) values (7, {acknowledged.ToString(System.Globalization.CultureInfo.InvariantCulture)}, 0, {text})"));
                acknowledged++;
            }
        });
        Assert.InRange(acknowledged, 1, 999);
        Assert.Equal(acknowledged, await node.NumberAsync($"select count(*) from platform_blob_chunks"));
        await node.WriteAsync(unit => unit.NextNumber("after"));
        Assert.Equal("ok", await IntegrityAsync(node));
    }

    private static Heed.Platform.Store.SqlText Literal(string literal)
    {
        var sql = Heed.Platform.Store.SqlText.Empty;
        sql.AppendLiteral(literal);
        return sql;
    }

    private static async Task<string?> IntegrityAsync(TestNode node)
    {
        using var session = node.Store.Read();
        return await session.FirstAsync($"pragma integrity_check", r => r.Text(0), CancellationToken.None);
    }
}
