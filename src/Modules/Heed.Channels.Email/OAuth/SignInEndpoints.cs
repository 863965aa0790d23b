using System.Net;
using Heed.Channels.Email.Mailboxes;
using Heed.Platform.Secrets;
using Microsoft.Extensions.Configuration;

namespace Heed.Channels.Email.OAuth;

/// <summary>Sign-in of a mailbox at its provider: authorization code with PKCE (RFC 6749, 7636, 9700).</summary>
internal static class SignInEndpoints
{
    public const string Callback = "/email/signed-in";

    public static void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/inboxes/{id:guid}/email/sign-in", BeginAsync).Needs(MailboxDesk.Manage).WithName("BeginMailboxSignIn").WithTags("E-mail")
            .WithSummary("The provider's page to open, and the address it comes back to, which has to be registered there.");
        root.MapGet(Callback, EndAsync).NeedsPerson().WithName("EndMailboxSignIn").WithTags("E-mail").WithSummary("Where a provider sends the browser back; the page closes itself.");
    }

    private static async Task<Ok<SignInView>> BeginAsync(
        Guid id, Caller caller, MailboxDesk desk, IStore store, MasterKey key, IConfiguration configuration, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        Mailbox mailbox;
        using (var session = store.Read()) (_, mailbox) = await desk.GetAsync(session, caller.Scope, id, cancellationToken);
        var settings = mailbox.Read();
        if (OAuthProvider.Of(settings) is not { } provider || settings.OAuth is not { ClientId.Length: > 0 } own)
        {
            throw new ConflictRefusal("notConfigured", "Save the provider, the application's id and its secret first.");
        }

        var verifier = SignInState.NewVerifier();
        var state = new SignInState(caller.Scope.Workspace.Value, id, caller.PersonId, caller.Scope.Session, verifier, (time.GetUtcNow() + SignInState.Life).ToUnixTimeSeconds());
        var redirect = RedirectOf(configuration, context.Request);
        var query = new List<KeyValuePair<string, string>>
        {
            new("response_type", "code"), new("client_id", own.ClientId), new("redirect_uri", redirect), new("scope", provider.Scopes), new("state", state.Seal(key)),
            new("code_challenge", SignInState.ChallengeOf(verifier)), new("code_challenge_method", "S256"), new("login_hint", settings.Address),
        };
        query.AddRange(provider.More);
        var url = provider.AuthorizeUrl + (provider.AuthorizeUrl.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', query.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"));
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new SignInView(url, redirect));
    }

    private static async Task<IResult> EndAsync(
        string? state, string? code, string? error, Caller caller, MailboxDesk desk, OAuthTokens tokens, IStore store, MasterKey key, IConfiguration configuration, TimeProvider time,
        IAudit audit, HttpContext context, CancellationToken cancellationToken)
    {
        var opened = SignInState.Open(state ?? "", key, time.GetUtcNow());
        // Begun by somebody else, or in another browser: whoever finishes it would connect a mailbox that is not theirs to connect.
        if (opened is null || opened.Person != caller.Scope.Actor.Id || opened.Session != caller.Scope.Session) return Page(context, "badState");
        if (code is null || error is not null) return Page(context, MailText.Line(error ?? "noCode", 100));
        var workspace = new WorkspaceId(opened.Workspace);
        Mailbox? mailbox;
        using (var session = store.Read()) mailbox = await MailboxDesk.FindAsync(session, workspace, opened.Inbox, cancellationToken);
        if (mailbox is null) return Page(context, "gone");
        var refused = await tokens.ExchangeAsync(
            workspace, opened.Inbox, mailbox.Read(), code, opened.Verifier, RedirectOf(configuration, context.Request),
            unit =>
            {
                var version = unit.Number($"update email_mailboxes set version = version + 1 where workspace = {unit.Workspace} and inbox = {opened.Inbox} returning version");
                audit.Write(unit, caller.Scope with { Workspace = workspace }, "mailbox.signedIn", "inbox", opened.Inbox);
                unit.Append(MailboxEvents.Changed(opened.Inbox, version));
            },
            cancellationToken);
        if (refused is null) desk.Tell(workspace, opened.Inbox);
        return Page(context, refused);
    }

    private static string RedirectOf(IConfiguration configuration, HttpRequest request)
    {
        var known = configuration["Heed:PublicUrl"]?.TrimEnd('/') ?? "";
        return (known.Length > 0 ? known : $"{request.Scheme}://{request.Host}") + Callback;
    }

    /// <summary>A page without script that the console's window reads: its title says how it went.</summary>
    private static IResult Page(HttpContext context, string? refused)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        var chinese = context.Request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var (title, words) = (refused, chinese) switch
        {
            (null, true) => ("已登录", "邮箱已连接，可以关闭此页面。"),
            (null, false) => ("Signed in", "The mailbox is connected. You can close this page."),
            (_, true) => ("登录未完成", "邮箱没有连接，请关闭此页面后重试。"),
            _ => ("Not signed in", "The mailbox is not connected. Close this page and try again."),
        };
        return TypedResults.Text(
            $$"""
            <!doctype html><html lang="{{(chinese ? "zh-CN" : "en")}}" data-signed-in="{{(refused is null ? "true" : "false")}}"><head><meta charset="utf-8"><title>{{title}}</title>
            <style>body{font:15px/1.6 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;color:#1a1d21;background:#fff}code{color:#8a1c1c}</style></head>
            <body><main><h1 style="font-size:20px">{{title}}</h1><p>{{words}}</p>{{(refused is null ? "" : $"<p><code>{WebUtility.HtmlEncode(refused)}</code></p>")}}</main></body></html>
            """,
            "text/html; charset=utf-8", statusCode: refused is null ? 200 : 400);
    }
}

/// <summary>Where to sign in.</summary>
/// <param name="RedirectUrl">Has to be registered at the provider as the application's redirect address.</param>
internal sealed record SignInView(string Url, string RedirectUrl);
