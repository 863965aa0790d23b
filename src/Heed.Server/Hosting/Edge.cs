using System.Net;
using Heed.Platform.Web;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Heed.Server.Hosting;

/// <summary>Limits and habits of the HTTP edge: what a hostile or broken client meets first.</summary>
internal static class Edge
{
    public const long MaxBody = 1 << 20;
    public const long MaxFileBody = 31L << 20;

    public static void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        // It warns that keys are stored in the clear; our repository seals them under the master key.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A failed start is told by the verb in one line; a background failure comes as critical, with its error.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        // Clients that break off are no news, and every other failure is logged by Problems.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        // Standard output belongs to the verb's answer.
        builder.Logging.AddConsole(o =>
        {
            o.FormatterName = LogFormat.Key;
            o.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        builder.Logging.AddConsoleFormatter<LogFormat, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = MaxBody;
            k.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            k.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
            k.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        });
        var services = builder.Services;
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(10));
        services.ConfigureHttpJsonOptions(o => HeedJson.Apply(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o =>
        {
            o.MultipartBodyLengthLimit = MaxFileBody;
            o.ValueCountLimit = 200;
            o.KeyLengthLimit = 200;
        });
        services.AddHttpClient();
    }

    /// <summary>Believes X-Forwarded-For, -Proto and -Host only from the proxies that the operator names (addresses or networks).</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = app.Configuration.GetSection("Heed:TrustedProxies").Get<string[]>() ?? [];
        if (trusted.Length == 0) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var entry in trusted)
        {
            if (System.Net.IPNetwork.TryParse(entry, out var network)) options.KnownIPNetworks.Add(network);
            else if (IPAddress.TryParse(entry, out var address)) options.KnownProxies.Add(address);
            else throw new InvalidOperationException($"HEED__TrustedProxies: '{entry}' is neither an address nor a network such as 10.0.0.0/8.");
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>Middleware after routing: only uploads may send more than <see cref="MaxBody"/>.</summary>
    public static IApplicationBuilder UseBodyLimits(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint && TakesFiles(endpoint)
            && context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxFileBody;
        }

        return next(context);
    });

    private static bool TakesFiles(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.EndsWith("/files", StringComparison.Ordinal) == true;
}
