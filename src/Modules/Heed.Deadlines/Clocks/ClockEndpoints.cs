using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Deadlines.Policies;
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
        Guid conversation, Caller caller, IStore store, IConversations conversations, IInboxes inboxes, ICalendars calendars, TimeProvider time, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var row = await conversations.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var policy = await session.FirstAsync(
            $"""
            select p.id, p.name, p.terms from deadlines_threads t join deadlines_policies p on p.workspace = t.workspace and p.id = t.policy
            where t.workspace = {caller.Scope.Workspace} and t.conversation = {conversation}
            """,
            r => ((Guid Id, string Name, string Terms)?)(r.Id(0), r.Text(1), r.Text(2)), cancellationToken);
        if (policy is not { } known) return TypedResults.Ok(new ConversationDeadlines(null, null, []));
        var terms = PolicyBook.Terms(known.Terms);
        var calendar = terms.Hours switch
        {
            PolicyHours.Always => null,
            PolicyHours.Calendar => terms.CalendarId,
            _ => (await inboxes.FindAsync(session, caller.Scope.Workspace, row.Inbox, cancellationToken))?.Calendar,
        };
        var hours = (calendar is { } id ? await calendars.FindAsync(session, caller.Scope.Workspace, id, cancellationToken) : null) ?? WorkCalendar.Always;
        var clocks = await session.QueryAsync(
            $"""
            select kind, policy, target_minutes, warn_percent, started_at, used, running_since, due_at, warn_at, state, broken_at, stopped_at, steps
            from deadlines_clocks where workspace = {caller.Scope.Workspace} and conversation = {conversation} order by kind
            """,
            r => ClockRows.Read(caller.Scope.Workspace, conversation, r), cancellationToken);
        var now = time.GetUtcNow();
        return TypedResults.Ok(new ConversationDeadlines(known.Id, known.Name, [.. clocks.Select(c => new ClockView(
            c.Kind, c.State, c.TargetMinutes, c.StartedAt, c.DueAt, c.WarnAt, (long)c.UsedAt(now, hours).TotalSeconds, (long)c.LeftAt(now, hours).TotalSeconds, c.BrokenAt, c.StoppedAt))]));
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
