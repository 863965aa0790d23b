using Heed.Conversations.Access;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Reminders;

/// <summary>"Remind me": the caller's own reminder on a conversation. It changes nothing for anybody else.</summary>
internal static class ReminderEndpoints
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{conversation:guid}/reminder").WithTags("Conversations");
        group.MapGet("", GetAsync).NeedsMember().WithName("GetReminder").WithSummary("The caller's reminder; `at` is null when there is none.");
        group.MapPut("", PutAsync).NeedsMember().WithName("SetReminder").WithSummary("Reminds the caller at a time, by a notice; a later one takes the place of an earlier.");
        group.MapDelete("", DeleteAsync).NeedsMember().WithName("ClearReminder").WithSummary("Forgets the caller's reminder; again does nothing.");
    }

    private static async Task<Ok<ReminderView>> GetAsync(Guid conversation, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var at = await session.FirstAsync(
            $"select at from conversations_reminders where workspace = {caller.Scope.Workspace} and person = {caller.PersonId} and conversation = {conversation}",
            r => (DateTimeOffset?)r.Time(0), cancellationToken);
        return TypedResults.Ok(new ReminderView(at));
    }

    private static async Task<Ok<ReminderView>> PutAsync(
        Guid conversation, ReminderRequest request, Caller caller, IStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        new Validate().That(request.At > now && request.At <= now + Furthest, "at", "outOfRange", "Between now and a year ahead.").Done();
        var (scope, me) = (caller.Scope, caller.PersonId);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = ConversationAccess.Get(unit, scope, conversation);
                ReminderRows.Set(unit, me, row.Id, request.At);
            },
            cancellationToken);
        return TypedResults.Ok(new ReminderView(request.At));
    }

    private static async Task<NoContent> DeleteAsync(Guid conversation, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        var (scope, me) = (caller.Scope, caller.PersonId);
        await store.WriteAsync(
            scope,
            unit =>
            {
                ConversationAccess.Find(unit, scope, conversation);
                ReminderRows.Clear(unit, me, conversation);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>When to be reminded.</summary>
internal sealed record ReminderRequest(DateTimeOffset At);

/// <summary>When one will be reminded; null: not at all.</summary>
internal sealed record ReminderView(DateTimeOffset? At);
