using Heed.Accounts.Public;
using Heed.Metrics.Public;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Reports.Definitions;

/// <summary><c>/reports/metrics</c>: what every figure means.</summary>
internal static class DefinitionEndpoints
{
    public static void Map(IEndpointRouteBuilder reports) => reports.MapGet("/metrics", ListAsync).Needs(MetricPermissions.Read)
        .WithName("ListMetrics").WithSummary("Every metric with its one definition, in Chinese and English, and the date it is today for the reports.");

    private static async Task<Ok<ReportMetrics>> ListAsync(Caller caller, IStore store, IMetrics metrics, IWorkspaces workspaces, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var today = await metrics.TodayAsync(session, caller.Scope.Workspace, cancellationToken);
        var zone = (await workspaces.GetAsync(caller.Scope.Workspace, cancellationToken)).TimeZone;
        return TypedResults.Ok(new ReportMetrics(today, zone, [.. metrics.Definitions.Select(d => new ReportMetric(
            d.Key, d.Group, d.Unit, d.Good, d.BusinessHours, d.Spread, new Dictionary<string, MetricText> { ["zh-CN"] = d.Chinese, ["en"] = d.English }))]));
    }
}

/// <summary>What can be reported.</summary>
/// <param name="Today">Today's date in the workspace's time zone, by which days are counted.</param>
internal sealed record ReportMetrics(DateOnly Today, string TimeZone, IReadOnlyList<ReportMetric> Metrics);

/// <summary>A metric and its definition by language.</summary>
/// <param name="BusinessHours">Whether there is a second figure over working hours.</param>
/// <param name="Spread">Whether median and 90th percentile are told, within 1 %.</param>
internal sealed record ReportMetric(
    string Key, MetricGroup Group, MetricUnit Unit, MetricGood Good, bool BusinessHours, bool Spread, IReadOnlyDictionary<string, MetricText> Texts);
