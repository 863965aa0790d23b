using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Understanding.Intents;

/// <summary><c>/intents</c>: what customers want.</summary>
internal static class IntentEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/intents").WithTags("Intents");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListIntents").WithSummary("All intents, by category and name.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetIntent").WithSummary("One intent.");
        group.MapPost("", CreateAsync).Needs(IntentDesk.Manage).WithName("CreateIntent").WithSummary("Adds an intent.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(IntentDesk.Manage).WithName("ChangeIntent").WithSummary("Renames an intent.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(IntentDesk.Manage).WithName("DeleteIntent").WithSummary("Deletes an intent and its examples.");
    }

    private static async Task<Ok<Page<IntentView>>> ListAsync(Caller caller, IntentDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<IntentView>(await desk.ListAsync(caller.Scope, cancellationToken), null));

    private static async Task<Ok<IntentView>> GetAsync(Guid id, Caller caller, IntentDesk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        var view = await desk.GetAsync(caller.Scope, id, cancellationToken);
        Versions.Tell(response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Created<IntentView>> CreateAsync(NewIntent body, Caller caller, IntentDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var id = await desk.CreateAsync(caller.Scope, body.Name, body.Category ?? "", cancellationToken);
        var view = await desk.GetAsync(caller.Scope, id, cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Created($"{context.Request.Path}/{id}", view);
    }

    private static async Task<Ok<IntentView>> ChangeAsync(Guid id, IntentEdit edit, Caller caller, IntentDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        await desk.ChangeAsync(caller.Scope, id, Versions.IfMatch(context.Request), edit, cancellationToken);
        return await GetAsync(id, caller, desk, context.Response, cancellationToken);
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, IntentDesk desk, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }
}
