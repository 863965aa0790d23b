using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Understanding.Intents;

/// <summary><c>/intent-examples</c>: how customers say it, to learn from or to test with.</summary>
internal static class ExampleEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/intent-examples").WithTags("Intents");
        group.MapGet("", ListAsync).Needs(IntentDesk.Manage).WithName("ListIntentExamples").WithSummary("Examples of an intent, of none, or all, newest first; learnt from, or kept for the bench.");
        group.MapPost("", AddAsync).Needs(IntentDesk.Manage).WithName("AddIntentExamples").WithSummary("Adds examples; ones that are there already are left out. The workspace learns again by itself.");
        group.MapPost("/import", ImportAsync).Needs(IntentDesk.Manage).WithName("ImportIntentExamples").WithSummary("Adds examples of many intents by their names, as they stand in a table.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(IntentDesk.Manage).WithName("ChangeIntentExample").WithSummary("Changes an example's words, its intent, or what it is for.");
        group.MapDelete("/{id:guid}", RemoveAsync).Needs(IntentDesk.Manage).WithName("DeleteIntentExample").WithSummary("Takes an example away; it can be put back within a day.");
        group.MapPost("/{id:guid}/restore", RestoreAsync).Needs(IntentDesk.Manage).WithName("RestoreIntentExample").WithSummary("Puts an example back that was taken away.");
    }

    private static async Task<Ok<Page<ExampleView>>> ListAsync(
        Caller caller, ExampleDesk desk, CancellationToken cancellationToken, Guid? intent = null, bool all = false, bool test = false, Guid? set = null, string? q = null, int? limit = null, string? after = null) =>
        TypedResults.Ok(await desk.ListAsync(caller.Scope, new ExampleFilter(intent, all, test, q, set), limit, after, cancellationToken));

    private static async Task<Created<ExamplesAdded>> AddAsync(NewExamples body, Caller caller, ExampleDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Created(context.Request.Path, new ExamplesAdded(await desk.AddAsync(caller.Scope, body.IntentId, body.Texts, body.Test, cancellationToken, body.SetId)));

    private static async Task<Ok<ExamplesImported>> ImportAsync(ExampleTable body, Caller caller, ExampleImport import, CancellationToken cancellationToken) =>
        TypedResults.Ok(await import.RunAsync(caller.Scope, body, cancellationToken));

    private static async Task<NoContent> ChangeAsync(Guid id, ExampleEdit edit, Caller caller, ExampleDesk desk, CancellationToken cancellationToken)
    {
        await desk.ChangeAsync(caller.Scope, id, edit, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RemoveAsync(Guid id, Caller caller, ExampleDesk desk, CancellationToken cancellationToken)
    {
        await desk.RemoveAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RestoreAsync(Guid id, Caller caller, ExampleDesk desk, CancellationToken cancellationToken)
    {
        await desk.RestoreAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }
}
