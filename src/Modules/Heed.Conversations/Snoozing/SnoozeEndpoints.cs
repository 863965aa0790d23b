using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Snoozing;

/// <summary>Putting a conversation off.</summary>
internal static class SnoozeEndpoints
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{conversation:guid}").WithTags("Conversations");
        group.MapPut("/snooze", SnoozeAsync).Needs(ConversationPermissions.Edit).WithName("SnoozeConversation")
            .WithSummary("Puts it off until a time, or without a time until the customer answers. The customer's message wakes it in any case.");
        group.MapDelete("/snooze", WakeAsync).Needs(ConversationPermissions.Edit).WithName("WakeConversation").WithSummary("Brings it back now; again does nothing.");
    }

    private static async Task<Ok<ConversationView>> SnoozeAsync(
        Guid conversation, SnoozeRequest request, Caller caller, HttpContext context, ConversationActions actions, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        new Validate().That(request.Until is null || (request.Until > now && request.Until <= now + Furthest), "until", "outOfRange", "Between now and a year ahead.").Done();
        var view = await actions.ApplyAsync(
            caller.Scope, conversation, ConversationPermissions.Edit, (unit, row) => Snoozes.Begin(unit, row, request.Until), cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Ok<ConversationView>> WakeAsync(Guid conversation, Caller caller, HttpContext context, ConversationActions actions, CancellationToken cancellationToken)
    {
        var view = await actions.ApplyAsync(
            caller.Scope, conversation, ConversationPermissions.Edit, (unit, row) => Snoozes.End(unit, row.Id, "person"), cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }
}

/// <summary>Until when; null waits for the customer's answer.</summary>
internal sealed record SnoozeRequest(DateTimeOffset? Until = null);
