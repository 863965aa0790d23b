using System.Text.Json;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heed.Mcp.Protocol;

/// <summary>
/// <c>/mcp</c>: the Model Context Protocol over Streamable HTTP. Every question is one POST with one JSON-RPC 2.0 message and one JSON
/// answer; there are no sessions and no streams, so any node answers. The API key decides workspace and rights.
/// </summary>
internal static class McpEndpoint
{
    /// <summary>Longest message taken, in bytes.</summary>
    public const int MaxMessage = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Calls of a key: more at once than a person waits for, fewer than it takes to read a workspace empty unnoticed.</summary>
    private static readonly RateRule PerKey = RateRule.Per(120, TimeSpan.FromMinutes(1));

    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapPost("/mcp", AnswerAsync).NeedsPerson().WithName("Mcp").ExcludeFromDescription();
        root.MapMethods("/mcp", ["GET", "DELETE"], NoStream).ForAnyone().ExcludeFromDescription();
    }

    /// <summary>There is no stream to open and no session to end.</summary>
    private static IResult NoStream(HttpResponse response)
    {
        response.Headers.Allow = "POST";
        return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    private static async Task<IResult> AnswerAsync(Caller caller, HttpContext context, McpServer server, RateLimits limits, CancellationToken cancellationToken)
    {
        // A browser's cookie is no key: a page elsewhere must not ask with a person's rights.
        if (caller.Scope.Actor is not { Kind: ActorKind.ApiKey, Id: { } key })
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new SignInRequiredRefusal();
        }

        limits.Take("mcp", key.ToString("N"), PerKey);
        context.Response.Headers.CacheControl = "no-store";
        if (!IsOwnOrigin(context.Request)) return Write(RpcReply.Error(403, null, RpcError.InvalidRequest, "Pages of other sites may not ask here."));
        if (!context.Request.HasJsonContentType()) return Write(RpcReply.Error(415, null, RpcError.InvalidRequest, "Send application/json."));
        using var document = await ReadAsync(context.Request, cancellationToken);
        if (document is null) return Write(RpcReply.Error(400, null, RpcError.ParseError, $"One JSON message of at most {MaxMessage} bytes and a depth of {Strict.MaxDepth}."));
        if (!RpcMessage.TryRead(document.RootElement, out var message)) return Write(RpcReply.Error(400, message.Id, RpcError.InvalidRequest, "One JSON-RPC 2.0 request or notification; several at once are not taken."));
        var (newest, refused) = RequestHeaders.Check(context.Request, message);
        return Write(refused ?? (message is { Id: not null, Method: not null } ? await server.AnswerAsync(caller.Scope, message, newest, cancellationToken) : RpcReply.Accepted));
    }

    /// <summary>Programs send no Origin; a browser's must be this server's own, whatever name another one was made to resolve to.</summary>
    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin is not { Count: > 0 } origin
        || (Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));

    private static async Task<JsonDocument?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxMessage) return null;
        var buffer = new byte[MaxMessage + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MaxMessage) return null;
        try
        {
            return JsonDocument.Parse(buffer.AsMemory(0, length), Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Write(RpcReply reply) => reply.Body is null ? Results.StatusCode(reply.Status) : Results.Json(reply.Body, HeedJson.Options, statusCode: reply.Status);
}
