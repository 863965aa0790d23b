using Heed.Platform.Modules;
using Heed.Platform.Store.Schema;
using Heed.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heed.Architecture.Tests;

/// <summary>The server, started on an empty store: its modules, services, endpoints and description can be looked at.</summary>
public sealed class BuiltHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("heed-architecture-").FullName;
    private WebApplication _app = null!;

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(HeedHostBuilder.AddressOf(_app));

    public IReadOnlyList<IModule> Modules => Services.GetRequiredService<IReadOnlyList<IModule>>();

    public IEnumerable<RouteEndpoint> Endpoints => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    public async ValueTask InitializeAsync()
    {
        _app = HeedHostBuilder.Build(new ServeOptions { DataFolder = _folder, Urls = "http://127.0.0.1:0" }, b => b.Logging.SetMinimumLevel(LogLevel.Error));
        Services.GetRequiredService<SchemaUpdate>().Apply();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
