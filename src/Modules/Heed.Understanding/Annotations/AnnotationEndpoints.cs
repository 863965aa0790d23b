using Heed.Conversations.Public;
using Heed.Platform.Web;
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

    private static async Task<Ok<Explanation>> ExplainAsync(Guid id, Guid message, Caller caller, AnnotationDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ExplainAsync(caller.Scope, id, message, cancellationToken));
}
