using Heed.Notices.Public;
using Heed.Platform.Web;
using Heed.Routing.Public;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Floor.Acts;

/// <summary>A supervisor takes a conversation over from whoever has it; the thread says so, and the colleague is told.</summary>
internal static class TakeOverEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapPost("/floor/conversations/{conversation:guid}/take-over", TakeOverAsync)
        .Needs(RoutingPermissions.Supervise).WithName("TakeOverConversation").WithTags("Floor").WithSummary("Takes it over from whoever has it; again does nothing.");

    private static async Task<Ok<TakenOver>> TakeOverAsync(
        Guid conversation, Caller caller, IStore store, IConversations conversations, INotices notices, CancellationToken cancellationToken)
    {
        ConversationRow row;
        using (var session = store.Read())
        {
            row = await conversations.GetAsync(session, caller.Scope, conversation, cancellationToken);
        }

        caller.Scope.Require(RoutingPermissions.Supervise, row.Brand);
        caller.Scope.Require(ConversationPermissions.Reply, row.Brand);
        var me = caller.PersonId;
        if (row.Assignee == me) return TypedResults.Ok(new TakenOver(conversation, me));
        if (row.Category == StatusCategory.Resolved) throw new ConflictRefusal("resolved", "It is resolved. Reopen it first.");
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                // Somebody answered, or handed it on, while we looked: what is taken over is what was seen.
                if (!conversations.Assign(unit, conversation, row.Version, me, row.Team, Handler.Agent, "takenOver", new { from = row.Assignee })) throw new StaleRefusal();
                if (row.Assignee is { } former) notices.Notify(unit, former, NoticeKinds.TakenOver, conversation, me);
            },
            cancellationToken);
        return TypedResults.Ok(new TakenOver(conversation, row.Assignee));
    }
}

/// <summary>What was taken over.</summary>
/// <param name="FromId">Who had it before; null when nobody had.</param>
internal sealed record TakenOver(Guid ConversationId, Guid? FromId);
