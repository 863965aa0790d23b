using System.Globalization;

namespace Heed.Server.Hosting;

/// <summary>
/// Answers while the schema is brought up to date, so that nobody meets a closed door: a page for people, a problem document for programs, both with a
/// time to come back. Health checks read 503, as for every node that is not ready.
/// </summary>
internal sealed class UpgradePage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private UpgradePage(WebApplication app) => _app = app;

    public static async Task<UpgradePage> OpenAsync(string urls, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync(cancellationToken);
        return new UpgradePage(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = 5.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            response.ContentType = "application/problem+json";
            return response.WriteAsync("""{"type":"about:blank","title":"Service Unavailable","status":503,"code":"upgrading","detail":"Heed is being brought up to date. Nothing is lost; come back in a moment."}""");
        }

        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(Page);
    }

    private const string Page = """
        <!doctype html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"><title>Heed</title>
        <style>
        body { align-items: center; background: #f4f5f7; color: #1a1d21; display: flex; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; justify-content: center; margin: 0; min-height: 100vh; }
        main { max-width: 34em; padding: 24px; text-align: center; }
        @media (prefers-color-scheme: dark) { body { background: #0e1014; color: #e6e9ed; } }
        </style></head>
        <body><main>
        <h1>正在升级</h1><p>Heed 正在更新数据，通常只需片刻。已有内容不会丢失，本页会自动刷新。</p>
        <h1 lang="en">Being upgraded</h1><p lang="en">Heed is bringing its data up to date; this usually takes a moment. Nothing is lost, and this page reloads by itself.</p>
        </main></body>
        </html>
        """;
}
