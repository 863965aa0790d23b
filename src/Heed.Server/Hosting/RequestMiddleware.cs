using System.Diagnostics;
using System.Globalization;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Server.Hosting;

/// <summary>The small middlewares around every request.</summary>
internal static class RequestMiddleware
{
    private static readonly TimeSpan SeqPatience = TimeSpan.FromSeconds(1);

    /// <summary>Follows what the request writes and answers it as <c>Heed-Seq</c>.</summary>
    public static IApplicationBuilder UseRequestTrace(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var trace = RequestTrace.Begin(LineOf(context));
        context.Response.OnStarting(
            static state =>
            {
                var (response, written) = ((HttpResponse, RequestTrace))state;
                if (written.Written is { } cursor) response.Headers["Heed-Seq"] = cursor.Seq.ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            },
            (context.Response, trace));
        return next(context);
    });

    // Before anybody has looked up who it is: what proves it, else the address.
    private static int LineOf(HttpContext context)
    {
        var (bearer, cookie) = (context.Request.Headers.Authorization, context.Request.Headers.Cookie);
        return bearer.Count + cookie.Count > 0 ? HashCode.Combine(bearer.ToString(), cookie.ToString()) : RateLimits.KeyOf(context.Connection.RemoteIpAddress).GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>A GET with <c>?seq=N</c> sees at least what readers make of event N: it waits for them, at most a second.</summary>
    public static IApplicationBuilder UseSeqWait(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Features.Get<Caller>()?.Scope is { } scope
            && context.Request.Query["seq"].ToString() is { Length: > 0 } text)
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) throw new InvalidRefusal("seq", "badSeq", "The number that a write answered as Heed-Seq.");
            await context.RequestServices.GetRequiredService<ReaderPlaces>().WaitAsync(scope.Workspace, seq, SeqPatience, context.RequestAborted);
        }

        await next(context);
    });

    /// <summary>What routing itself refuses (no such address, wrong method, wrong body type) is told as a problem too.</summary>
    public static IApplicationBuilder UseBareProblems(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentType is not null || !IsApi(context.Request.Path)) return;
        var allow = response.Headers.Allow;
        await Problems.WriteAsync(context, response.StatusCode switch
        {
            404 => new NotFoundRefusal(),
            405 => new BareRefusal(405, "methodNotAllowed", "This address does not know that method."),
            413 => new BareRefusal(413, "tooLarge", "The body is larger than allowed here."),
            415 => new BareRefusal(415, "unsupportedMediaType", "This address takes application/json."),
            var status => new BareRefusal(status, "badRequest", "The request could not be read."),
        });
        if (allow.Count > 0 && !response.HasStarted) response.Headers.Allow = allow;
    });

    /// <summary>Counts requests and their times by route, for /metrics, and names the trace.</summary>
    public static IApplicationBuilder UseRequestCounting(this IApplicationBuilder app)
    {
        var counts = app.ApplicationServices.GetRequiredService<Health.RequestCounts>();
        return app.Use(async (context, next) =>
        {
            if (Activity.Current is null) context.Features.Set(new Activity("request").Start());
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                counts.Add(context, Stopwatch.GetElapsedTime(started));
                context.Features.Get<Activity>()?.Dispose();
            }
        });
    }

    private static bool IsApi(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/widget") || path.StartsWithSegments("/channel");

    private sealed class BareRefusal(int status, string code, string detail) : Refusal(status, code, detail);
}
