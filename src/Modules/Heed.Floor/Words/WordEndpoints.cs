using Heed.Platform.Web;
using Heed.Routing.Public;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Floor.Words;

/// <summary><c>/floor/words</c>: what supervisors say to people at work.</summary>
internal static class WordEndpoints
{
    /// <summary>Longest line that is read at a glance, in UTF-16 units.</summary>
    public const int MostText = 280;

    private const int MostNamed = 200, Shortest = 5, Longest = 720, Usual = 60;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/floor/words").WithTags("Floor");
        group.MapGet("", RecentAsync).Needs(RoutingPermissions.Supervise).WithName("ListFloorWords").WithSummary("Broadcasts and calls in of the last day, and what came of them.");
        group.MapPost("", SendAsync).Needs(RoutingPermissions.Supervise).WithName("SendFloorWord").WithSummary("Says one line to everybody in chosen queues and teams, or asks people to come back.");
        group.MapDelete("/{id:guid}", WithdrawAsync).Needs(RoutingPermissions.Supervise).WithName("WithdrawFloorWord").WithSummary("Takes it back.");
        group.MapGet("/mine", MineAsync).NeedsMember().WithName("ListMyFloorWords").WithSummary("Words to oneself that stand and are not answered. Live as kind floorWord.");
        group.MapPost("/{id:guid}/answer", AnswerAsync).NeedsMember().WithName("AnswerFloorWord").WithSummary("Read, or: coming, not coming. Again does nothing.");
    }

    private static async Task<Ok<FloorWordReports>> RecentAsync(Caller caller, WordDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new FloorWordReports(await desk.RecentAsync(caller.Scope, cancellationToken)));

    private static async Task<Ok<FloorWordReport>> SendAsync(SendFloorWord body, Caller caller, WordDesk desk, CancellationToken cancellationToken)
    {
        var calls = body.Kind == FloorWordKind.CallIn;
        var minutes = body.Minutes ?? Usual;
        new Validate()
            .Text(body.Text, "text", MostText, required: !calls)
            .That(minutes is >= Shortest and <= Longest, "minutes", "outOfRange", $"Between {Shortest} and {Longest}.")
            .That(!calls || body.PersonIds is { Count: > 0 }, "personIds", "required", "Whom to call in.")
            .That(Few(body.PersonIds) && Few(body.TeamIds) && Few(body.QueueIds), "personIds", "tooMany", $"At most {MostNamed} people, teams or queues.")
            .Done();
        return TypedResults.Ok(await desk.SendAsync(caller.Scope, caller.PersonId, body, TimeSpan.FromMinutes(minutes), cancellationToken));

        static bool Few(IReadOnlyList<Guid>? ids) => ids is null || ids.Count <= MostNamed;
    }

    private static async Task<NoContent> WithdrawAsync(Guid id, Caller caller, WordDesk desk, CancellationToken cancellationToken)
    {
        await desk.WithdrawAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<FloorWordList>> MineAsync(Caller caller, WordDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new FloorWordList(caller.Scope.Self is { } me ? await desk.ToAsync(caller.Scope.Workspace, me, cancellationToken) : []));

    private static async Task<NoContent> AnswerAsync(Guid id, AnswerFloorWord body, Caller caller, WordDesk desk, CancellationToken cancellationToken)
    {
        await desk.AnswerAsync(caller.Scope, id, caller.PersonId, body.Reply, cancellationToken);
        return TypedResults.NoContent();
    }
}
