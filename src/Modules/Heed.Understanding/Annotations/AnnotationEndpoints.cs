using Heed.Conversations.Public;
using Heed.Platform.Web;
using Heed.Understanding.Intents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Understanding.Annotations;

/// <summary><c>/conversations/{id}/annotations</c>: what the customer's messages were taken for.</summary>
internal static class AnnotationEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{id:guid}/annotations").WithTags("Annotations");
        group.MapGet("", ListAsync).Needs(ConversationPermissions.Read).WithName("ListAnnotations").WithSummary("Language, feeling and intent of the newest 200 messages of the customer.");
        group.MapPatch("/{message:guid}", CorrectAsync).Needs(ConversationPermissions.Edit).WithName("CorrectAnnotation").WithSummary("Puts an annotation right. A corrected intent is learnt from.");
        workspace.MapGet("/intent-history", HistoryAsync).Needs(IntentDesk.Manage).WithName("ListIntentHistory").WithTags("Intents")
            .WithSummary("Customers' messages of the last 90 days that no intent was told for, that were told unsurely, or that an agent put right; newest first.");
        group.MapDelete("/{message:guid}/correction", UncorrectAsync).Needs(ConversationPermissions.Edit).WithName("UndoAnnotationCorrection").WithSummary("Takes a correction back: the message is read anew, and its words are not learnt from any more.");
        group.MapGet("/{message:guid}/explanation", ExplainAsync).Needs(ConversationPermissions.Edit).WithName("ExplainAnnotation").WithSummary("The likeliest intents, and the words that speak for the first.");
    }

    private static async Task<Ok<Page<AnnotationView>>> ListAsync(Guid id, Caller caller, AnnotationDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<AnnotationView>(await desk.ListAsync(caller.Scope, id, cancellationToken), null));

    private static async Task<Ok<AnnotationView>> CorrectAsync(Guid id, Guid message, AnnotationEdit edit, Caller caller, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var view = await desk.CorrectAsync(caller.Scope, id, message, Versions.IfMatch(context.Request), edit, cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Ok<AnnotationView>> UncorrectAsync(Guid id, Guid message, Caller caller, AnnotationDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.UncorrectAsync(caller.Scope, id, message, cancellationToken));

    private static async Task<Ok<Page<HistoryView>>> HistoryAsync(
        Caller caller, HistoryDesk desk, CancellationToken cancellationToken, string kind = "unknown", int? limit = null, string? after = null)
    {
        HistoryKind? wanted = kind switch { "unknown" => HistoryKind.Unknown, "unsure" => HistoryKind.Unsure, "corrected" => HistoryKind.Corrected, _ => null };
        new Validate().That(wanted is not null, "kind", "outOfRange", "One of unknown, unsure and corrected.").Done();
        return TypedResults.Ok(await desk.ListAsync(caller.Scope, wanted!.Value, limit, after, cancellationToken));
    }

    private static async Task<Ok<Explanation>> ExplainAsync(Guid id, Guid message, Caller caller, AnnotationDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ExplainAsync(caller.Scope, id, message, cancellationToken));
}
