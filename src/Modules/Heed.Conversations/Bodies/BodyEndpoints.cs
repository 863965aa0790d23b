using Heed.Conversations.Access;
using Heed.Conversations.Files;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Html;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Bodies;

/// <summary>
/// HTML bodies of messages, as documents of their own for a sandboxed frame. Cleaned when they came in, and again here:
/// what is stored outlives the lists it was cleaned by. Behind that stands the answer's own policy, which runs no script.
/// </summary>
internal static class BodyEndpoints
{
    private const string Sandbox = "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";

    public static void Map(IEndpointRouteBuilder workspace) =>
        workspace.MapGet("/conversations/{conversation:guid}/messages/{message:guid}/body", GetAsync).NeedsMember().WithName("GetMessageBody").WithTags("Messages")
            .WithSummary("The HTML body of a message, for a sandboxed frame; pictures elsewhere only when asked for.");

    private static async Task<IResult> GetAsync(
        Guid conversation, Guid message, bool? pictures, Caller caller, IStore store, FileLinks links, HttpContext context, CancellationToken cancellationToken)
    {
        var workspace = caller.Scope.Workspace;
        Letter? letter;
        IReadOnlyList<FileRow>? files;
        using (var session = store.Read())
        {
            await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
            var here = await session.NumberAsync(
                $"select count(*) from conversations_messages where workspace = {workspace} and conversation = {conversation} and id = {message} and deleted_at is null", cancellationToken);
            if (here == 0) throw new NotFoundRefusal();
            letter = (await Letters.OfMessagesAsync(session, workspace, [message], cancellationToken)).GetValueOrDefault(message);
            files = (await links.OfMessagesAsync(session, workspace, [message], cancellationToken)).GetValueOrDefault(message);
        }

        if (letter?.Html is not { } html) throw new NotFoundRefusal();
        var clean = HtmlSanitizer.Clean(html, new HtmlRules { RemotePictures = pictures == true, Picture = source => InlineFile.Link(source, files ?? []) });
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; img-src 'self' data:{(pictures == true ? " https: http:" : "")}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; {Sandbox}";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Text(Document(clean, pictures == true), "text/html; charset=utf-8");
    }

    private static string Document(CleanHtml clean, bool shown) => $$"""
        <!doctype html>
        <html data-remote="{{(shown ? 0 : clean.RemotePictures)}}" data-cut="{{(clean.Cut ? "true" : "false")}}">
        <head><meta charset="utf-8"><title></title><style>
        html { background: #fff; color: #1a1d21; color-scheme: light; }
        body { font: 14px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 0; overflow-wrap: anywhere; padding: 1px 0; }
        img { height: auto; max-width: 100%; }
        table { max-width: 100%; }
        blockquote { border-left: 3px solid #dde1e6; margin: 8px 0; padding-left: 12px; }
        pre { white-space: pre-wrap; }
        </style></head>
        <body>{{clean.Html}}</body>
        </html>
        """;
}
