using Heed.Conversations.Access;
using Heed.Conversations.Inboxes;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Sending;

/// <summary>Replies that are held or scheduled.</summary>
internal static class OutgoingEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{conversation:guid}").WithTags("Messages");
        group.MapGet("/outgoing", ListAsync).NeedsMember().WithName("ListOutgoing").WithSummary("Held and scheduled replies of the conversation, soonest first.");
        group.MapGet("/opening", OpeningAsync).NeedsMember().WithName("GetNextOpening").WithSummary("When the inbox's working hours begin next: the time to suggest for sending later.");
        group.MapDelete("/messages/{message:guid}/hold", TakeBackAsync).Needs(ConversationPermissions.Reply).WithName("TakeMessageBack")
            .WithSummary("Takes a held or scheduled reply back into its author's draft; answers what it was.");
        group.MapPatch("/messages/{message:guid}/hold", ChangeAsync).Needs(ConversationPermissions.Reply).WithName("ChangeOutgoing").WithSummary("Changes words or time of a held or scheduled reply.");
        group.MapPost("/messages/{message:guid}/send-now", SendNowAsync).Needs(ConversationPermissions.Reply).WithName("SendMessageNow").WithSummary("Sends a held or scheduled reply at once; again does nothing.");
    }

    private static async Task<Ok<Page<OutgoingView>>> ListAsync(Guid conversation, Caller caller, IStore store, OutgoingViews views, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        return TypedResults.Ok(new Page<OutgoingView>(await views.QueryAsync(session, caller.Scope.Workspace, $"o.conversation = {conversation}", cancellationToken), null));
    }

    private static async Task<Ok<OpeningView>> OpeningAsync(
        Guid conversation, Caller caller, IStore store, InboxDirectory inboxes, TimeProvider time, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var row = await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var inbox = await inboxes.FindAsync(session, caller.Scope.Workspace, row.Inbox, cancellationToken);
        var hours = inbox is null ? null : await inboxes.HoursAsync(session, inbox, cancellationToken);
        var now = time.GetUtcNow();
        return TypedResults.Ok(new OpeningView(hours?.IsOpen(now) ?? true, hours is null || hours.IsOpen(now) ? null : hours.NextOpen(now)));
    }

    private static async Task<Ok<OutgoingView>> TakeBackAsync(Guid conversation, Guid message, Caller caller, OutgoingDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.TakeBackAsync(caller.Scope, conversation, message, cancellationToken));

    private static async Task<Ok<OutgoingView>> ChangeAsync(
        Guid conversation, Guid message, OutgoingChange request, Caller caller, HttpContext context, OutgoingDesk desk, CancellationToken cancellationToken)
    {
        var view = await desk.ChangeAsync(caller.Scope, conversation, message, request, Versions.IfMatch(context.Request), cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<NoContent> SendNowAsync(Guid conversation, Guid message, Caller caller, OutgoingDesk desk, CancellationToken cancellationToken)
    {
        await desk.SendNowAsync(caller.Scope, conversation, message, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Changes of a reply in waiting; absent members stay.</summary>
internal sealed record OutgoingChange(Change<string> Text = default, Change<DateTimeOffset> SendAt = default, Change<bool> UnlessCustomerWrites = default);

/// <summary>Whether the inbox is in its working hours now, and when they begin next.</summary>
/// <param name="OpensAt">Null while it is open, and when it never opens.</param>
internal sealed record OpeningView(bool Open, DateTimeOffset? OpensAt);
