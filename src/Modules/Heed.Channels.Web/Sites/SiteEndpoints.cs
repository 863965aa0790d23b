using Heed.Channels.Web.Identity;

namespace Heed.Channels.Web.Sites;

/// <summary><c>/inboxes/{id}/web</c>: settings of the widget and its identity secret.</summary>
internal static class SiteEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/inboxes/{id:guid}/web", GetAsync).NeedsMember().WithName("GetWebSite").WithTags("Inboxes")
            .WithSummary("The widget's settings, its site key and the line to put into a page.");
        workspace.MapPut("/inboxes/{id:guid}/web", PutAsync).Needs(SiteWriter.Manage).WithName("PutWebSite").WithTags("Inboxes")
            .WithSummary("Replaces the widget's settings. Without allowed origins only pages of Heed's own host may show it.");
        workspace.MapPost("/inboxes/{id:guid}/web/identity-secret", RotateAsync).Needs(SiteWriter.Manage).WithName("RotateIdentitySecret").WithTags("Inboxes")
            .WithSummary("A new secret to sign identities with, shown this once. The one before it works for another 24 hours.");
    }

    private static async Task<Ok<SiteView>> GetAsync(Guid id, Caller caller, SiteWriter sites, SiteAddress address, HttpContext context, CancellationToken cancellationToken)
    {
        var (_, site) = await sites.GetAsync(caller.Scope, id, cancellationToken);
        Versions.Tell(context.Response, site.Version);
        return TypedResults.Ok(SiteView.Of(site, address.Of(context.Request)));
    }

    private static async Task<Ok<SiteView>> PutAsync(
        Guid id, SiteSettings body, Caller caller, SiteWriter sites, ICustomers customers, IStore store, SiteAddress address, HttpContext context,
        CancellationToken cancellationToken)
    {
        var expected = Versions.IfMatch(context.Request);
        var (inbox, _) = await sites.GetAsync(caller.Scope, id, cancellationToken);
        caller.Scope.Require(SiteWriter.Manage, inbox.Brand);
        using (var session = store.Read()) body.Check(await customers.AttributesAsync(session, caller.Scope.Workspace, cancellationToken));
        await sites.ReplaceAsync(caller.Scope, id, body, expected, cancellationToken);
        return await GetAsync(id, caller, sites, address, context, cancellationToken);
    }

    private static async Task<Ok<NewSecret>> RotateAsync(
        Guid id, Caller caller, SiteWriter sites, IdentitySecrets secrets, HttpResponse response, CancellationToken cancellationToken)
    {
        var (inbox, _) = await sites.GetAsync(caller.Scope, id, cancellationToken);
        caller.Scope.Require(SiteWriter.Manage, inbox.Brand);
        // Nobody between here and the administrator keeps a copy.
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new NewSecret(await secrets.RotateAsync(caller.Scope, id, cancellationToken)));
    }
}

/// <summary>A secret, shown once.</summary>
internal sealed record NewSecret(string Secret);
