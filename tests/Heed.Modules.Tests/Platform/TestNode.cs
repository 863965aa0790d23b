using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Ownership;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Modules.Tests.Platform;

/// <summary>The platform as a node runs it, without modules' services and without HTTP.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    internal static readonly WorkspaceId Workspace = new(7);
    private readonly IHost _host;
    private bool _dead;

    private TestNode(IHost host) => _host = host;

    internal IStore Store => Get<IStore>();

    internal StoreCore Core => Get<StoreCore>();

    internal IShardOwnership Ownership => Get<IShardOwnership>();

    internal IEnumerable<int> Owned => Enumerable.Range(0, Ownership.Shards).Where(s => Ownership.Fence(s) is not null);

    internal static async Task<TestNode> StartAsync(EngineFixture engine, string name = "node", TimeProvider? time = null, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (time is not null) builder.Services.AddSingleton(time);
        foreach (var part in ModelParts.All.Where(p => p is not PlatformModel)) builder.Services.AddSingleton(part);
        builder.Services.AddHeedStore(engine.Options with { NodeName = name });
        more?.Invoke(builder.Services);
        var host = builder.Build();
        try
        {
            host.Services.GetRequiredService<SchemaUpdate>().Apply();
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new TestNode(host);
    }

    internal T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    internal Task<T> WriteAsync<T>(Func<Unit, T> apply, string? key = null) =>
        Store.WriteAsync(Scope.System(Workspace) with { IdempotencyKey = key }, apply, CancellationToken.None);

    internal async Task<long> NumberAsync(SqlText sql)
    {
        using var session = Store.Read();
        return await session.NumberAsync(sql, CancellationToken.None);
    }

    /// <summary>Ends as a killed process ends, as far as the database sees: nothing is given back.</summary>
    internal async Task KillAsync()
    {
        _dead = true;
        if (Ownership is LeasedOwnership leased) leased.Dispose();
        foreach (var service in _host.Services.GetServices<IHostedService>().Where(s => s is not LeasedOwnership))
        {
            await service.StopAsync(CancellationToken.None);
        }

        await CastAwayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_dead) return;
        await _host.StopAsync();
        await CastAwayAsync();
    }

    private ValueTask CastAwayAsync() => ((IAsyncDisposable)_host).DisposeAsync();
}
