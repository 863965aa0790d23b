using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Merging;

/// <summary>Merging, splitting, and undoing both.</summary>
internal static class MergeEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{conversation:guid}").WithTags("Conversations");
        group.MapPost("/merge", MergeAsync).Needs(ConversationPermissions.Edit).WithName("MergeConversations")
            .WithSummary("Merges others into this one. Those of the same customer bring their messages; 409 `otherCustomer` asks before one of another customer is filed under it.");
        group.MapPost("/split", SplitAsync).Needs(ConversationPermissions.Edit).WithName("SplitConversation").WithSummary("Makes a conversation of its own of some messages.");
        group.MapPost("/moves/{move:guid}/undo", UndoAsync).Needs(ConversationPermissions.Edit).WithName("UndoMove")
            .WithSummary("Undoes a merge or split within 30 days; again does nothing. Answers with the conversation that the messages went back to.");
    }

    private static async Task<Ok<ConversationView>> MergeAsync(
        Guid conversation, MergeRequest request, Caller caller, HttpContext context, MergeDesk desk, CancellationToken cancellationToken) =>
        Tell(context, await desk.MergeAsync(caller.Scope, conversation, request, cancellationToken));

    private static async Task<Created<ConversationView>> SplitAsync(
        Guid conversation, SplitRequest request, Caller caller, HttpContext context, SplitDesk desk, CancellationToken cancellationToken)
    {
        var view = await desk.SplitAsync(caller.Scope, conversation, request, cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/conversations/{view.Id}", view);
    }

    private static async Task<Ok<ConversationView>> UndoAsync(Guid conversation, Guid move, Caller caller, HttpContext context, UndoMove undo, CancellationToken cancellationToken) =>
        Tell(context, await undo.RunAsync(caller.Scope, conversation, move, cancellationToken));

    private static Ok<ConversationView> Tell(HttpContext context, ConversationView view)
    {
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }
}

/// <summary>Conversations to merge into this one.</summary>
/// <param name="OtherCustomers">Confirms that those of other customers are filed under it; their messages stay apart.</param>
internal sealed record MergeRequest(IReadOnlyList<Guid> ConversationIds, bool OtherCustomers = false);

/// <summary>Messages to split off.</summary>
/// <param name="CustomerId">Another customer than the conversation's; then only that customer's own messages and notes can be chosen.</param>
internal sealed record SplitRequest(IReadOnlyList<Guid> MessageIds, Guid? CustomerId = null, string? Subject = null);
