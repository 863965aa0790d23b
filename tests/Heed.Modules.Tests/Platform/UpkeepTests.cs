using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Ledger;
using Heed.Platform.Store;
using Heed.Platform.Store.Upkeep;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Heed.Modules.Tests.Platform;

public sealed class UpkeepTests
{
    [Theory, OnEveryEngine]
    public async Task Old_ledger_rows_go_once_every_reader_has_passed_them(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using var node = await TestNode.StartAsync(store, more: s => s.AddSingleton<ILedgerReader, IdleReader>());
        var retention = node.Get<IEnumerable<IHostedService>>().OfType<Retention>().Single();
        await Eventually.TrueAsync(() => node.Ownership.Fence(TestNode.Workspace.Value % node.Ownership.Shards) is not null, TimeSpan.FromSeconds(5), "owned");
        await AppendAsync(node, 1_200);
        var old = TimeProvider.System.GetUtcNow() - Retention.LedgerAge - TimeSpan.FromHours(1);
        await node.WriteAsync(unit => unit.Execute($"update platform_ledger set at = {old} where seq <= 1100"));
        await AppendAsync(node, 1);
        await Eventually.TrueAsync(
            async () => await node.NumberAsync($"select seq from platform_ledger_cursors where workspace = {TestNode.Workspace}") >= 1_200,
            TimeSpan.FromSeconds(10), "the reader has passed");

        await node.WriteAsync(unit => unit.Execute($"update platform_ledger_cursors set seq = 0 where workspace = {TestNode.Workspace}"));
        await retention.RunAsync(CancellationToken.None);
        Assert.Equal(1_201, await node.NumberAsync($"select count(*) from platform_ledger"));

        await node.WriteAsync(unit => unit.Execute($"update platform_ledger_cursors set seq = 1201 where workspace = {TestNode.Workspace}"));
        await retention.RunAsync(CancellationToken.None);
        Assert.Equal(1_100, (await node.Get<LedgerBook>().HeadAsync(TestNode.Workspace, CancellationToken.None)).Floor);
        Assert.Equal(101, await node.NumberAsync($"select count(*) from platform_ledger"));
        Assert.Equal(1_101, await node.NumberAsync($"select min(seq) from platform_ledger"));
    }

    [Theory, OnEveryEngine]
    public async Task Remembered_answers_go_after_a_day(TestEngine engine)
    {
        await using var store = await EngineFixture.StartAsync(engine);
        await using var node = await TestNode.StartAsync(store);
        var retention = node.Get<IEnumerable<IHostedService>>().OfType<Retention>().Single();
        await Eventually.TrueAsync(() => node.Ownership.Fence(TestNode.Workspace.Value % node.Ownership.Shards) is not null, TimeSpan.FromSeconds(5), "owned");
        await node.WriteAsync(unit => unit.NextNumber("things"), "old");
        await node.WriteAsync(unit => unit.NextNumber("things"), "new");
        var old = TimeProvider.System.GetUtcNow() - Retention.AnswerAge - TimeSpan.FromMinutes(1);
        await node.WriteAsync(unit => unit.Execute($"update platform_idempotency set at = {old} where key = 'old'"));
        await retention.RunAsync(CancellationToken.None);
        Assert.Equal(3, await node.WriteAsync(unit => unit.NextNumber("things"), "old"));
        Assert.Equal(2, await node.WriteAsync(unit => unit.NextNumber("things"), "new"));
    }

    [Fact]
    public async Task The_write_ahead_log_stays_short_under_steady_writing()
    {
        await using var store = await EngineFixture.StartAsync(TestEngine.Sqlite);
        await using var node = await TestNode.StartAsync(store);
        var file = Path.Combine(store.Folder, "heed.db");
        var body = new string('x', 16_000);
        for (var i = 0; i < 40; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => node.WriteAsync(unit =>
                unit.Execute($"insert into platform_blob_chunks (workspace, sha256, part, bytes) values (7, {Ids.New(unit.Now).ToString()}, 0, {body})"))));
        }

        Assert.True(new FileInfo(file).Length > 8 << 20, "the database file has grown while writing went on");
        await Eventually.TrueAsync(() => WalIndex.PendingBytes(file) < 4 << 20, TimeSpan.FromSeconds(5), "the log is carried over");
    }

    private static Task<bool> AppendAsync(TestNode node, int events) => node.WriteAsync(unit =>
    {
        for (var i = 0; i < events; i++) unit.Append(new LedgerEvent("thing.changed", "thing", Ids.New(unit.Now)));
        return true;
    });

    private sealed class IdleReader : ILedgerReader
    {
        public string Name => "idle";

        public IReadOnlySet<string> Events { get; } = new HashSet<string>();

        public Task HandleAsync(LedgerRow row, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
