using Heed.Metrics.Public;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Reports.Targets;

/// <summary><c>/reports/targets</c>: what figures should be.</summary>
internal static class TargetEndpoints
{
    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapGet("/targets", ReadAsync).NeedsMember().WithName("ReadMetricTargets")
            .WithSummary("Targets of figures: of the workspace, of queues, of teams; the nearest one holds. Where none is set, wait and service level are held against what the queue promises.");
        reports.MapPut("/targets", SetAsync).Needs(MetricPermissions.Manage).WithName("SetMetricTargets").WithSummary("Sets all targets anew. No figure changes by it.");
    }

    private static async Task<Ok<MetricTargets>> ReadAsync(Caller caller, HttpContext context, IStore store, IMetricTargets targets, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var known = await targets.ReadAsync(session, caller.Scope.Workspace, cancellationToken);
        Versions.Tell(context.Response, known.Version);
        return TypedResults.Ok(known);
    }

    private static async Task<Ok<MetricTargets>> SetAsync(MetricTargetsRequest request, Caller caller, HttpContext context, IMetricTargets targets, CancellationToken cancellationToken)
    {
        var known = await targets.SetAsync(caller.Scope, request.Items, Versions.IfMatch(context.Request), cancellationToken);
        Versions.Tell(context.Response, known.Version);
        return TypedResults.Ok(known);
    }
}

/// <summary>What figures should be from now on; what is not in it has no target any more.</summary>
internal sealed record MetricTargetsRequest(IReadOnlyList<MetricTarget> Items);
