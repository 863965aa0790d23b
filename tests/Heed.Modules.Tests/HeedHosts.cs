using System.Collections.Concurrent;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests;

/// <summary>
/// Class fixture: one host per engine for all tests of a class, started when first asked for. Tests stay apart by making
/// their own workspace: <c>var company = await hosts.CompanyAsync(engine);</c>
/// </summary>
public sealed class HeedHosts : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TestEngine, Lazy<Task<HeedHost>>> _hosts = new();

    public Task<HeedHost> OnAsync(TestEngine engine) => _hosts.GetOrAdd(engine, e => new Lazy<Task<HeedHost>>(() => HeedHost.StartAsync(e))).Value;

    /// <summary>A fresh workspace with its owner on the class's host of the engine.</summary>
    public async Task<Company> CompanyAsync(TestEngine engine, string language = "en") => await (await OnAsync(engine)).CreateWorkspaceAsync(language);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values) await (await host.Value).DisposeAsync();
    }
}
