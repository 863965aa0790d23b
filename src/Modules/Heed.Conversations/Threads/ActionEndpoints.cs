using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Threads;

/// <summary>What agents do with a conversation.</summary>
internal static class ActionEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{conversation:guid}").WithTags("Conversations");
        group.MapPatch("", ChangeAsync).Needs(ConversationPermissions.Edit).WithName("ChangeConversation").WithSummary("Changes status, priority, subject or labels.");
        group.MapPost("/take", TakeAsync).Needs(ConversationPermissions.Reply).WithName("TakeConversation").WithSummary("Takes an unassigned conversation; one caller wins.");
        group.MapPost("/assign", AssignAsync).Needs(ConversationPermissions.Assign).WithName("AssignConversation").WithSummary("Gives it to a person, a team, or nobody.");
        group.MapPost("/hand-over", HandOverAsync).Needs(ConversationPermissions.Reply).WithName("HandOverConversation").WithSummary("Hands it over with a note.");
        group.MapPost("/resolve", ResolveAsync).Needs(ConversationPermissions.Edit).WithName("ResolveConversation").WithSummary("Resolves it; again does nothing.");
        group.MapPost("/reopen", ReopenAsync).Needs(ConversationPermissions.Edit).WithName("ReopenConversation").WithSummary("Opens it again.");
        group.MapPut("/participants/{person:guid}", JoinAsync).Needs(ConversationPermissions.Note).WithName("AddParticipant").WithSummary("Lets a colleague take part.");
        group.MapDelete("/participants/{person:guid}", LeaveAsync).Needs(ConversationPermissions.Note).WithName("RemoveParticipant").WithSummary("Ends a colleague's part.");
    }

    private static Task<Ok<ConversationView>> ChangeAsync(
        Guid conversation, ChangeConversationRequest request, Caller caller, HttpContext context, ConversationActions actions, CancellationToken cancellationToken) =>
        RunAsync(context, actions.ChangeAsync(caller.Scope, conversation, request, Versions.IfMatch(context.Request), cancellationToken));

    private static Task<Ok<ConversationView>> TakeAsync(Guid conversation, Caller caller, HttpContext context, ConversationActions actions, CancellationToken cancellationToken) =>
        RunAsync(context, actions.TakeAsync(caller.Scope, caller.PersonId, conversation, cancellationToken));

    private static Task<Ok<ConversationView>> AssignAsync(
        Guid conversation, AssignRequest request, Caller caller, HttpContext context, ConversationActions actions, CancellationToken cancellationToken) =>
        RunAsync(context, actions.AssignAsync(caller.Scope, conversation, request, cancellationToken));

    private static Task<Ok<ConversationView>> HandOverAsync(
        Guid conversation, HandOverRequest request, Caller caller, HttpContext context, ConversationActions actions, CancellationToken cancellationToken) =>
        RunAsync(context, actions.HandOverAsync(caller.Scope, conversation, request, cancellationToken));

    private static Task<Ok<ConversationView>> ResolveAsync(Guid conversation, Caller caller, HttpContext context, ConversationActions actions, CancellationToken cancellationToken) =>
        RunAsync(context, actions.ApplyAsync(caller.Scope, conversation, ConversationPermissions.Edit, ConversationChanges.Resolve, cancellationToken));

    private static Task<Ok<ConversationView>> ReopenAsync(Guid conversation, Caller caller, HttpContext context, ConversationActions actions, CancellationToken cancellationToken) =>
        RunAsync(context, actions.ApplyAsync(caller.Scope, conversation, ConversationPermissions.Edit, ConversationChanges.Reopen, cancellationToken));

    private static Task<Ok<ConversationView>> JoinAsync(Guid conversation, Guid person, Caller caller, HttpContext context, ConversationActions actions, CancellationToken cancellationToken) =>
        RunAsync(context, actions.ParticipateAsync(caller.Scope, conversation, person, joins: true, cancellationToken));

    private static Task<Ok<ConversationView>> LeaveAsync(Guid conversation, Guid person, Caller caller, HttpContext context, ConversationActions actions, CancellationToken cancellationToken) =>
        RunAsync(context, actions.ParticipateAsync(caller.Scope, conversation, person, joins: false, cancellationToken));

    private static async Task<Ok<ConversationView>> RunAsync(HttpContext context, Task<ConversationView> change)
    {
        var view = await change;
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }
}

/// <summary>Changes of a conversation; absent members stay as they are.</summary>
internal sealed record ChangeConversationRequest(
    Change<Guid> StatusId = default, Change<Priority> Priority = default, Change<string> Subject = default, Change<IReadOnlyList<Guid>> LabelIds = default,
    Change<IReadOnlyDictionary<string, JsonElement>> Fields = default);

/// <summary>Whom it is given to; both null makes it unassigned.</summary>
internal sealed record AssignRequest(Guid? AssigneeId, Guid? TeamId);

/// <summary>Whom it is handed to, and what they need to know.</summary>
internal sealed record HandOverRequest(Guid? AssigneeId, Guid? TeamId, string Note);
