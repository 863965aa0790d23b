using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Web;

/// <summary>The one place where refusals become problem+json (RFC 9457). Anything else is a bug: logged with its trace id, told as 500 without details.</summary>
public static class Problems
{
    /// <summary>Middleware, outermost of the API.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody reads an answer.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            var refusal = Find(context, error);
            if (refusal is null)
            {
                context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Heed.Problems")
                    .LogError(error, "{Method} {Route} failed", context.Request.Method, RouteOf(context));
            }

            else if (error is JsonException)
            {
                // Of the caller's making when the endpoint reads the body itself; else a bug that should be found.
                context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Heed.Problems").LogWarning(error, "{Method} {Route} met JSON it cannot read", context.Request.Method, RouteOf(context));
            }

            await WriteAsync(context, refusal);
        }
    });

    /// <summary>Writes the problem document of a refusal, or of a bug when null.</summary>
    public static async Task WriteAsync(HttpContext context, Refusal? refusal)
    {
        var status = refusal?.Status ?? 500;
        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        if (refusal is TooManyRefusal many) context.Response.Headers.RetryAfter = Math.Ceiling(many.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (status is 503 or 507) context.Response.Headers.RetryAfter = "2";
        var problem = new Dictionary<string, object?>
        {
            ["type"] = "about:blank",
            ["title"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = refusal?.Message ?? "Something went wrong on our side. Nothing was lost; the trace id helps to find it.",
            ["code"] = refusal?.Code ?? "internal",
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        };
        foreach (var (name, value) in refusal?.Extras ?? new Dictionary<string, object?>()) problem[name] = value;
        await context.Response.WriteAsync(JsonSerializer.Serialize(problem, HeedJson.Options), context.RequestAborted);
    }

    // The route, not the path: a path may hold a token.
    private static string RouteOf(HttpContext context) => (context.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? "outside of all routes";

    private static Refusal? Find(HttpContext context, Exception error) => error switch
    {
        Refusal refusal => refusal,
        BadHttpRequestException { StatusCode: 413 } => new InvalidBody(413, "tooLarge", "The body is larger than allowed here."),
        BadHttpRequestException { InnerException: JsonException json } => BadJson(json),
        BadHttpRequestException bad => new InvalidBody(bad.StatusCode, "badRequest", "The request could not be read: " + Plain(bad.Message)),
        JsonException json => BadJson(json),
        _ => context.RequestServices.GetRequiredService<IStore>().Dialect.Translate(error),
    };

    private static InvalidRefusal BadJson(JsonException json)
    {
        var unknown = json.Message.Contains("could not be mapped", StringComparison.Ordinal);
        var field = string.IsNullOrEmpty(json.Path) ? "$" : json.Path;
        return new InvalidRefusal([new FieldError(field, unknown ? "unknownField" : "badJson", unknown ? "There is no such field." : "The JSON is malformed, or a value has the wrong type.")], unknown ? "unknownField" : "badJson");
    }

    // Framework messages name parameters, never values or paths of ours; keep the first line.
    private static string Plain(string message) => message.Split('\n')[0];

    private sealed class InvalidBody(int status, string code, string detail) : Refusal(status, code, detail);
}
