using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Webhooks.Hooks;

/// <summary><c>/webhooks</c>: who is told what.</summary>
internal static class WebhookEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/webhooks").WithTags("Webhooks");
        group.MapGet("", ListAsync).Needs(WebhookAccess.Manage).WithName("ListWebhooks").WithSummary("Webhooks, without their secrets.");
        group.MapGet("/events", Events).Needs(WebhookAccess.Manage).WithName("ListWebhookEvents").WithSummary("The types of events there are, and what each is about.");
        group.MapGet("/{id:guid}", GetAsync).Needs(WebhookAccess.Manage).WithName("GetWebhook").WithSummary("One webhook.");
        group.MapPost("", CreateAsync).Needs(WebhookAccess.Manage).WithName("CreateWebhook").WithSummary("Makes a webhook. The secret is in this answer and nowhere else.");
        group.MapPatch("/{id:guid}", EditAsync).Needs(WebhookAccess.Manage).WithName("EditWebhook").WithSummary("Changes a webhook, or switches it on or off.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(WebhookAccess.Manage).WithName("DeleteWebhook").WithSummary("Removes a webhook with everything that waits for it.");
        group.MapPost("/{id:guid}/rotate-secret", RotateAsync).Needs(WebhookAccess.Manage).WithName("RotateWebhookSecret")
            .WithSummary("A new secret, shown this once. Calls carry both signatures for another 24 hours.");
    }

    private static async Task<Ok<Page<WebhookView>>> ListAsync(Caller caller, IStore store, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var last = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        var rows = await session.Db.Set<Webhook>().Where(w => w.Workspace == caller.Scope.Workspace).OrderBy(w => w.Id).ToListAsync(cancellationToken);
        var views = rows.Where(w => last is null || w.Id > last).Select(WebhookView.Of).Where(v => WebhookAccess.Sees(caller.Scope, v.BrandIds)).Take(size + 1).ToList();
        return TypedResults.Ok(Paging.From(views, size, v => v.Id));
    }

    private static Ok<Page<EventType>> Events() => TypedResults.Ok(new Page<EventType>(EventTypes.All, null));

    private static async Task<Ok<WebhookView>> GetAsync(Guid id, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var view = WebhookView.Of(await WebhookAccess.GetAsync(session, caller.Scope, id, cancellationToken));
        Versions.Tell(response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Created<WebhookMade>> CreateAsync(NewWebhook body, Caller caller, WebhookDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var (made, secret) = await desk.CreateAsync(caller.Scope, new WebhookFields(body.Name, body.Description ?? "", body.Url, body.Events, body.BrandIds), cancellationToken);
        Versions.Tell(context.Response, made.Version);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"{context.Request.Path}/{made.Id}", new WebhookMade(made, secret));
    }

    private static async Task<Ok<WebhookView>> EditAsync(Guid id, WebhookEdit edit, Caller caller, WebhookDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var view = await desk.ChangeAsync(
            caller.Scope, id,
            w => new WebhookFields(
                edit.Name.Or(w.Name) ?? "", edit.Description.Or(w.Description) ?? "", edit.Url.Or(w.Url) ?? "", edit.Events.IsSet ? edit.Events.Value : w.Events, edit.BrandIds.IsSet ? edit.BrandIds.Value : w.BrandIds),
            edit.Enabled.IsSet ? edit.Enabled.Value : null, Versions.IfMatch(context.Request), cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, WebhookDesk desk, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<WebhookMade>> RotateAsync(Guid id, Caller caller, WebhookDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var (view, secret) = await desk.RotateAsync(caller.Scope, id, cancellationToken);
        Versions.Tell(context.Response, view.Version);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new WebhookMade(view, secret));
    }
}

/// <summary>A webhook to make.</summary>
/// <param name="Events">Types of events; null for all, those that come later included.</param>
/// <param name="BrandIds">Brands it hears of; null for all.</param>
internal sealed record NewWebhook(string Name, string Url, string? Description = null, IReadOnlyList<string>? Events = null, IReadOnlyList<Guid>? BrandIds = null);

/// <summary>Fields to change; absent ones stay.</summary>
internal sealed record WebhookEdit(
    Change<string> Name = default, Change<string> Description = default, Change<string> Url = default, Change<IReadOnlyList<string>> Events = default,
    Change<IReadOnlyList<Guid>> BrandIds = default, Change<bool> Enabled = default);

/// <summary>A webhook with its secret.</summary>
internal sealed record WebhookMade(WebhookView Webhook, string Secret);
