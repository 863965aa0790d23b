using Heed.Conversations.Public;
using Heed.Deadlines.Public;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Deadlines.Clocks;

/// <summary>The clocks of one conversation.</summary>
internal static class ClockEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/conversations/{conversation:guid}/deadlines", ListAsync).Needs(ConversationPermissions.Read)
        .WithName("ListConversationDeadlines").WithTags("Deadlines").WithSummary("What was promised for a conversation, and how it stands.");

    private static async Task<Ok<ConversationDeadlines>> ListAsync(
        Guid conversation, Caller caller, IStore store, IConversations conversations, ConversationClocks clocks, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var row = await conversations.GetAsync(session, caller.Scope, conversation, cancellationToken);
        return TypedResults.Ok(await clocks.ReadAsync(session, caller.Scope.Workspace, row, cancellationToken));
    }
}

/// <summary>What was promised for a conversation.</summary>
/// <param name="PolicyId">The policy it is under; null when nothing is promised.</param>
internal sealed record ConversationDeadlines(Guid? PolicyId, string? PolicyName, IReadOnlyList<ClockView> Clocks);

/// <summary>One promise.</summary>
/// <param name="UsedSeconds">Working time used so far.</param>
/// <param name="LeftSeconds">Working time left; negative once it is broken.</param>
internal sealed record ClockView(
    DeadlineKind Kind, ClockState State, int TargetMinutes, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? WarnAt, long UsedSeconds, long LeftSeconds,
    DateTimeOffset? BrokenAt, DateTimeOffset? StoppedAt);
