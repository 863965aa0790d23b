using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Hosting;
using Heed.Platform.Store;
using Heed.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heed.Modules.Tests;

/// <summary>The real server on a store and a loopback port of its own, with a clock that can be put forward.</summary>
public sealed class HeedHost : IAsyncDisposable
{
    private readonly EngineFixture _store;
    private readonly Action<WebApplicationBuilder>? _adjust;
    private WebApplication? _app;
    private int _people;

    private HeedHost(EngineFixture store, Action<WebApplicationBuilder>? adjust) => (_store, _adjust) = (store, adjust);

    public TestEngine Engine => _store.Engine;

    public FakeTime Time { get; } = new();

    /// <summary>Where it listens; another port after each start.</summary>
    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public string DataFolder => _store.Folder;

    /// <param name="engine">The store's engine.</param>
    /// <param name="adjust">Settings (<c>builder.Configuration["Heed:…"]</c>) and services of this test; services added here come before Heed's own.</param>
    public static async Task<HeedHost> StartAsync(TestEngine engine, Action<WebApplicationBuilder>? adjust = null)
    {
        var host = new HeedHost(await FreshStore.CreateAsync(engine), adjust);
        await host.StartAsync();
        return host;
    }

    /// <summary>On a store that is there already, such as a restored one; it is thrown away with the host.</summary>
    public static async Task<HeedHost> StartAsync(EngineFixture store)
    {
        var host = new HeedHost(store, null);
        await host.StartAsync();
        return host;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Stops and starts on the same store. Clients made before have the old address.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async Task StopAsync()
    {
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    public async Task StartAsync()
    {
        _app = HeedHostBuilder.Build(
            new ServeOptions { Urls = "http://127.0.0.1:0", DataFolder = _store.Folder },
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Error);
                builder.Services.AddSingleton<TimeProvider>(Time);
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Heed:ConnectionStrings:Postgres"] = _store.Options.Postgres,
                    ["Heed:MinFreeDiskMiB"] = "1",
                    // What a password costs to guess is held by a test of its own; here it would only cost time.
                    ["Heed:PasswordIterations"] = "1000",
                });
                _adjust?.Invoke(builder);
            });
        await _app.StartAsync();
        Address = new Uri(HeedHostBuilder.AddressOf(_app));
    }

    /// <summary>A new workspace with its owner, signed in.</summary>
    public async Task<Company> CreateWorkspaceAsync(string language = "en", string timeZone = "Asia/Shanghai")
    {
        var person = NextPerson("Owner");
        var opened = await Get<IWorkspaces>().CreateAsync(
            new NewWorkspace("Company " + person.Email, language, timeZone), new NewOwner(person.Name, person.Email, person.Password, language), CancellationToken.None);
        return new Company(this, opened, await SignInAsync(opened.Workspace, person with { Id = opened.Owner!.Value }));
    }

    /// <summary>A client with nothing: no cookie, no key.</summary>
    public Api Anonymous(WorkspaceId? workspace = null) => new(Address, workspace);

    /// <summary>A client with the person's session cookie and this server's Origin.</summary>
    public async Task<Api> SignInAsync(WorkspaceId workspace, TestPerson person)
    {
        var api = new Api(Address, workspace, person);
        (await api.PostAsync("/api/v1/session", new { email = person.Email, password = person.Password })).Expect(200);
        return api;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _store.DisposeAsync();
    }

    internal TestPerson NextPerson(string name)
    {
        var number = Interlocked.Increment(ref _people);
        return new TestPerson(default, $"{name} {number}", $"person{number}@heed.example", "correct horse battery " + number);
    }
}
