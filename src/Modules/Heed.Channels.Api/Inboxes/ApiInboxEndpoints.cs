using Heed.Channels.Api.Outbox;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Channels.Api.Inboxes;

/// <summary><c>/inboxes/{id}/api</c>: where answers go, token, secret, a try.</summary>
internal static class ApiInboxEndpoints
{
    private const string Manage = ConversationPermissions.ManageInboxes;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/inboxes/{id:guid}/api").WithTags("Inboxes");
        group.MapGet("", GetAsync).NeedsMember().WithName("GetApiInbox").WithSummary("How another system is joined to the inbox.");
        group.MapPut("", PutAsync).Needs(Manage).WithName("PutApiInbox").WithSummary("Sets where answers are posted.");
        group.MapPost("/token", TokenAsync).Needs(Manage).WithName("NewApiInboxToken").WithSummary("A new token to bring messages with, shown this once. The one before works for another 24 hours.");
        group.MapPost("/secret", SecretAsync).Needs(Manage).WithName("NewApiInboxSecret").WithSummary("A new secret that signs answers, shown this once. For 24 hours answers carry both signatures.");
        group.MapPost("/test", TestAsync).Needs(Manage).WithName("TestApiInbox").WithSummary("Posts a signed `channel.test` to the address, now, and tells how it was answered.");
    }

    private static async Task<Ok<ApiInboxView>> GetAsync(Guid id, Caller caller, ApiInboxDesk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        var view = ApiInboxView.Of(await desk.GetAsync(caller.Scope, id, cancellationToken));
        Versions.Tell(response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Ok<ApiInboxView>> PutAsync(Guid id, ApiInboxSettings body, Caller caller, ApiInboxDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var view = await desk.PutAsync(caller.Scope, id, body.WebhookUrl, Versions.IfMatch(context.Request), cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Ok<NewChannelToken>> TokenAsync(Guid id, Caller caller, ApiInboxDesk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        var (view, token) = await desk.NewTokenAsync(caller.Scope, id, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new NewChannelToken(view, token));
    }

    private static async Task<Ok<NewChannelSecret>> SecretAsync(Guid id, Caller caller, ApiInboxDesk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        var (view, secret) = await desk.NewSecretAsync(caller.Scope, id, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new NewChannelSecret(view, secret));
    }

    private static async Task<Ok<ChannelTry>> TestAsync(Guid id, Caller caller, ApiInboxDesk desk, ChannelCaller calls, CancellationToken cancellationToken)
    {
        var inbox = await desk.GetAsync(caller.Scope, id, cancellationToken);
        return TypedResults.Ok(await calls.TryAsync(inbox, cancellationToken));
    }
}

/// <summary>What a person sets.</summary>
/// <param name="WebhookUrl">Where answers are posted; null when the other system asks for them itself.</param>
internal sealed record ApiInboxSettings(string? WebhookUrl);

/// <summary>The settings, and a token shown once.</summary>
internal sealed record NewChannelToken(ApiInboxView Inbox, string Token);

/// <summary>The settings, and a secret shown once.</summary>
internal sealed record NewChannelSecret(ApiInboxView Inbox, string Secret);

/// <summary>How a try was answered.</summary>
/// <param name="Error">Null when there was a status; else blocked, dns, refused, tls, timeout or broken.</param>
internal sealed record ChannelTry(bool Taken, int? Status, string? Error, int DurationMs);
