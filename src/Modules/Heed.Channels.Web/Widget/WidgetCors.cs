using Heed.Channels.Web.Sites;
using Heed.Channels.Web.Visitors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Channels.Web.Widget;

/// <summary>
/// Cross-origin answers for the widget's addresses (Fetch standard, CORS). It stands before everything else in the
/// pipeline, so that a page can also read why it was refused. Origins no site allows get no such header at all.
/// </summary>
internal sealed class WidgetCors : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(HandleAsync);
        next(app);
    };

    private static async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || !context.Request.Path.StartsWithSegments("/widget/v1", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        bool allowed;
        try
        {
            allowed = await context.RequestServices.GetRequiredService<SiteDirectory>().AllowsSomewhereAsync(origin, context.Request, context.RequestAborted);
        }
        catch (Refusal refusal)
        {
            await Problems.WriteAsync(context, refusal);
            return;
        }

        if (!allowed)
        {
            await Problems.WriteAsync(context, WidgetRefusal.OriginNotAllowed());
            return;
        }

        context.Response.OnStarting(() =>
        {
            if (context.Features.Get<OriginRefused>() is not null) return Task.CompletedTask;
            var headers = context.Response.Headers;
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = "Heed-Seq, Retry-After, ETag";
            headers.Append("Vary", "Origin");
            return Task.CompletedTask;
        });
        if (HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.ContainsKey("Access-Control-Request-Method")) Preflight(context);
        else await next(context);
    }

    private static void Preflight(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST, PUT";
        headers.AccessControlAllowHeaders = "Authorization, Content-Type, Idempotency-Key";
        headers.AccessControlMaxAge = "600";
    }
}
