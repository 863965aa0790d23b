using Heed.Platform.Web;
using Heed.Routing.Rules.Trying;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Routing.Rules;

/// <summary><c>/routing/rules</c>: which conversation waits where, for whom.</summary>
internal static class RuleEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/routing/rules").WithTags("Routing");
        group.MapGet("", GetAsync).Needs(RoutingPermissions.Manage).WithName("GetRoutingRules").WithSummary("The rules in force, the draft, and what is odd about the draft.");
        group.MapPut("/draft", SaveAsync).Needs(RoutingPermissions.Manage).WithName("SaveRoutingDraft").WithSummary("Keeps a draft; nothing is handed out by it until it is published.");
        group.MapDelete("/draft", DiscardAsync).Needs(RoutingPermissions.Manage).WithName("DiscardRoutingDraft").WithSummary("Makes the draft what is in force.");
        group.MapPost("/publish", PublishAsync).Needs(RoutingPermissions.Manage).WithName("PublishRoutingRules").WithSummary("Puts the draft in force, as a new version.");
        group.MapGet("/versions", VersionsAsync).Needs(RoutingPermissions.Manage).WithName("ListRoutingVersions").WithSummary("Published versions, the newest first.");
        group.MapGet("/versions/{number}", VersionAsync).Needs(RoutingPermissions.Manage).WithName("GetRoutingVersion").WithSummary("One published version.");
        group.MapPost("/versions/{number}/restore", RestoreAsync).Needs(RoutingPermissions.Manage).WithName("RestoreRoutingVersion").WithSummary("Publishes again what that version said.");
        group.MapPost("/try", TryAsync).Needs(RoutingPermissions.Manage).WithName("TryRoutingRules").WithSummary("The last seven days by the rules in force and by the draft: hits, who would wait elsewhere, and the waits through the real engine.");
    }

    private static async Task<Ok<RoutingRulesView>> GetAsync(Caller caller, HttpContext context, RuleDesk desk, CancellationToken cancellationToken) => Told(context, await desk.ReadAsync(caller.Scope.Workspace, cancellationToken));

    private static async Task<Ok<RoutingRulesView>> SaveAsync(RoutingDraftRequest request, Caller caller, HttpContext context, RuleDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        await desk.SaveAsync(caller.Scope, Versions.IfMatch(context.Request), request.Rules, cancellationToken);
        return Told(context, await desk.ReadAsync(caller.Scope.Workspace, cancellationToken));
    }

    private static async Task<Ok<RoutingRulesView>> DiscardAsync(Caller caller, HttpContext context, RuleDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        await desk.DiscardAsync(caller.Scope, Versions.IfMatch(context.Request), cancellationToken);
        return Told(context, await desk.ReadAsync(caller.Scope.Workspace, cancellationToken));
    }

    private static async Task<Ok<RoutingRulesView>> PublishAsync(PublishRulesRequest request, Caller caller, HttpContext context, RuleDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        await desk.PublishAsync(caller.Scope, Versions.IfMatch(context.Request), request.Note, cancellationToken);
        return Told(context, await desk.ReadAsync(caller.Scope.Workspace, cancellationToken));
    }

    private static async Task<Ok<Page<RuleVersionHead>>> VersionsAsync(Caller caller, RuleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<RuleVersionHead>(await desk.VersionsAsync(caller.Scope.Workspace, cancellationToken), null));

    private static async Task<Ok<RuleVersionView>> VersionAsync(int number, Caller caller, RuleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.VersionAsync(caller.Scope.Workspace, number, cancellationToken));

    private static async Task<Ok<RoutingRulesView>> RestoreAsync(int number, Caller caller, HttpContext context, RuleDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        await desk.RestoreAsync(caller.Scope, number, cancellationToken);
        return Told(context, await desk.ReadAsync(caller.Scope.Workspace, cancellationToken));
    }

    private static async Task<Ok<RoutingTrialView>> TryAsync(Caller caller, DryRun run, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        return TypedResults.Ok(await run.RunAsync(caller.Scope, cancellationToken));
    }

    private static Ok<RoutingRulesView> Told(HttpContext context, RoutingRulesView view)
    {
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }
}
