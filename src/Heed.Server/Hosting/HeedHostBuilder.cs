using System.Globalization;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Heed.Server.Health;
using Heed.Server.OpenApi;
using Heed.Server.Site;
using Microsoft.AspNetCore.Routing;

namespace Heed.Server.Hosting;

/// <summary>Puts modules, platform and web edge together into one application.</summary>
internal static class HeedHostBuilder
{
    private const int BurstThreads = 64;

    /// <param name="options">Where to listen and where the data is.</param>
    /// <param name="adjust">The last word before the application is built, for tests and verbs.</param>
    public static WebApplication Build(ServeOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        // Reads run on the calling thread; a burst must not wait until the pool grows by a thread every half second.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, BurstThreads), ports);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Tests and verbs are started from anywhere, by other programs.
            ApplicationName = typeof(HeedHostBuilder).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
            EnvironmentName = options.Environment,
        });
        builder.WebHost.UseUrls(options.Urls);
        Edge.Configure(builder);
        adjust?.Invoke(builder);
        AddServices(builder, options);
        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, ServeOptions options)
    {
        var heed = builder.Configuration.GetSection("Heed");
        var modules = Modules.All();
        var services = builder.Services;
        services.AddSingleton(modules);
        services.AddHeedStore(new StoreOptions
        {
            DataFolder = Path.GetFullPath(options.DataFolder),
            Postgres = heed["ConnectionStrings:Postgres"] is { Length: > 0 } server ? server : null,
            MasterKey = heed["MasterKey"],
            PreviousMasterKey = heed["PreviousMasterKey"],
            NodeName = heed["Node"],
            RetentionDays = heed.GetValue<int?>("RetentionDays"),
        });
        services.AddSingleton<RateLimits>();
        services.AddHostedService<Telemetry>();
        services.AddHeedHealth();
        services.AddHeedOpenApi();
        services.AddSite();
        var pages = services.AddRazorPages();
        foreach (var module in modules)
        {
            services.AddSingleton(module);
            services.AddSingleton(module.Model);
            foreach (var permission in module.Permissions) services.AddSingleton(permission);
            module.Register(services, builder.Configuration);
            pages.AddApplicationPart(module.GetType().Assembly);
        }
    }

    private static void Use(WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseRequestCounting();
        app.UseProblems();
        app.UseRequestTrace();
        app.UseSecurityHeaders();
        app.UseSite();
        app.UseMaintenance();
        app.UseRouting();
        app.UseBareProblems();
        app.UseBodyLimits();
        app.UseWebSockets();
        app.UseEndpointAccess();
        app.UseRateLimits();
        app.UseSeqWait();
        app.UseIdempotency();
    }

    private static void Map(WebApplication app)
    {
        var workspace = app.MapGroup("/api/v1/w/{workspace}");
        foreach (var module in app.Services.GetRequiredService<IReadOnlyList<IModule>>()) module.Map(app, workspace);
        app.Services.GetRequiredService<AgentLive>().Map(workspace);
        app.MapRazorPages().ForAnyone();
        app.MapHeedHealth();
        app.MapHeedOpenApi();
        app.MapShell();
    }

    /// <summary>The address people type, once the server listens.</summary>
    public static string AddressOf(WebApplication app)
    {
        var address = new UriBuilder(app.Urls.First().Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal));
        if (address.Host is "0.0.0.0" or "[::]") address.Host = "localhost";
        return string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{address.Host}:{address.Port}");
    }
}
