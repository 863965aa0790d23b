using Heed.Platform.Web;
using Heed.Routing.Breaks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Routing.Presence;

/// <summary><c>/presence/day</c>: one's own day in figures. Nobody reads another's here.</summary>
internal static class DayEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/presence/day", TodayAsync).NeedsMember().WithName("GetMyDay").WithTags("Presence")
        .WithSummary("One's own day so far: time in each state, conversations answered, conversations one has. The day is the workspace's.");

    private static async Task<Ok<MyDayView>> TodayAsync(Caller caller, IStore store, IStateHistory history, IConversations conversations, IWorkspaces workspaces, TimeProvider time, CancellationToken cancellationToken)
    {
        var (workspace, person, now) = (caller.Scope.Workspace, caller.PersonId, time.GetUtcNow());
        var start = CalmDay.Start(now, TimeZoneInfo.FindSystemTimeZoneById((await workspaces.GetAsync(workspace, cancellationToken)).TimeZone));
        using var session = store.Read();
        var spans = await history.SpansAsync(session, workspace, [person], start, now, cancellationToken);
        // Ids are in the order of time: so only what was written since yesterday is looked at.
        var answered = await session.NumberAsync(
            $"""
            select count(distinct conversation) from conversations_messages
            where workspace = {workspace} and id >= {Ids.New(start.AddDays(-1))} and author = {MessageAuthor.Agent} and author_id = {person} and note = {false} and at >= {start}
            """,
            cancellationToken);
        var load = (await conversations.LoadsAsync(session, workspace, cancellationToken)).GetValueOrDefault(person);
        var states = spans.GroupBy(s => s.State).Select(g => new StateTime(g.Key, (long)g.Sum(s => (s.To - s.From).TotalSeconds))).OrderBy(s => s.State);
        return TypedResults.Ok(new MyDayView(start, [.. states], (int)answered, load));
    }
}

/// <summary>One's own day so far.</summary>
/// <param name="From">When the day began.</param>
/// <param name="Answered">Conversations in which one wrote to the customer today.</param>
/// <param name="Load">Conversations one has now.</param>
internal sealed record MyDayView(DateTimeOffset From, IReadOnlyList<StateTime> States, int Answered, int Load);

/// <summary>Time in a state, in seconds.</summary>
internal sealed record StateTime(PresenceState State, long Seconds);
