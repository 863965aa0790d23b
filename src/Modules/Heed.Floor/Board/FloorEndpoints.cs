using Heed.Floor.Tiles;
using Heed.Platform.Web;
using Heed.Routing.Public;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Floor.Board;

/// <summary><c>/floor</c>: what happens now, and how its tiles are set up.</summary>
internal static class FloorEndpoints
{
    private const int MostQueues = 50;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/floor").WithTags("Floor");
        group.MapGet("", ReadAsync).Needs(RoutingPermissions.Supervise).WithName("ReadFloor")
            .WithSummary("The floor as it is now: lines, agents, tiles, what waits for a supervisor; of the brands the caller supervises. 204 while the known answer still holds.");
        group.MapGet("/settings", SettingsAsync).Needs(RoutingPermissions.Supervise).WithName("ReadFloorSettings").WithSummary("The tiles and their targets.");
        group.MapPut("/settings", SetAsync).Needs(RoutingPermissions.Supervise).WithName("ChangeFloorSettings").WithSummary("Sets the tiles up: at most six, each with target and action.");
    }

    private static async Task<Results<Ok<FloorView>, NoContent>> ReadAsync(Caller caller, FloorDesk desk, CancellationToken cancellationToken, string? known = null, string? queues = null)
    {
        var view = await desk.ReadAsync(caller.Scope, Queues(queues), known, cancellationToken);
        return view is null ? TypedResults.NoContent() : TypedResults.Ok(view);
    }

    private static async Task<Ok<FloorSettingsView>> SettingsAsync(Caller caller, HttpContext context, IStore store, SettingsDesk desk, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var view = await desk.ReadAsync(session, caller.Scope.Workspace, cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Ok<FloorSettingsView>> SetAsync(FloorSettingsRequest request, Caller caller, HttpContext context, SettingsDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Supervise);
        var view = await desk.SetAsync(caller.Scope, request.Tiles, Versions.IfMatch(context.Request), cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static HashSet<Guid> Queues(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var parts = text.Split(',', MostQueues + 1);
        if (parts.Length > MostQueues) throw new InvalidRefusal("queues", "tooMany", $"At most {MostQueues} lines.");
        return [.. parts.Select(p => Guid.TryParse(p, out var id) ? id : throw new InvalidRefusal("queues", "badId", "Ids, separated by commas."))];
    }
}
