using Heed.Conversations.Public;
using Heed.Metrics.Public;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Reports.Saved;

/// <summary><c>/reports/saved</c>: reports under a name, one's own and those shared.</summary>
internal static class SavedReportEndpoints
{
    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapGet("/saved", ListAsync).Needs(MetricPermissions.Read).WithName("ListSavedReports").WithSummary("Reports that are the caller's own, of a team of theirs, or for all. Whoever opens one sees their own figures.");
        reports.MapGet("/saved/{id:guid}", GetAsync).Needs(MetricPermissions.Read).WithName("GetSavedReport").WithSummary("One saved report.");
        reports.MapPost("/saved", CreateAsync).Needs(MetricPermissions.Read).WithName("CreateSavedReport").WithSummary("Saves a report; sharing it needs reports.manage.");
        reports.MapPatch("/saved/{id:guid}", ChangeAsync).Needs(MetricPermissions.Read).WithName("ChangeSavedReport").WithSummary("Renames it, asks it differently, shares it or takes it back.");
        reports.MapDelete("/saved/{id:guid}", DeleteAsync).Needs(MetricPermissions.Read).WithName("DeleteSavedReport").WithSummary("Deletes it; the figures stay.");
    }

    internal static SavedReportView View(SavedReport row) =>
        new(row.Id, row.Version, row.Name, row.Sharing, row.Owner, row.Team, row.Metric.Length == 0 ? null : row.Metric, SavedQuery.Read(row.Query), row.CreatedAt);

    private static async Task<Ok<Page<SavedReportView>>> ListAsync(Caller caller, SharedDesk<SavedReport> desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<SavedReportView>([.. (await desk.ListAsync(caller.Scope, cancellationToken)).Select(View)], null));

    private static async Task<Ok<SavedReportView>> GetAsync(Guid id, Caller caller, HttpContext context, SharedDesk<SavedReport> desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(Told(context, await desk.GetAsync(caller.Scope, id, cancellationToken)));

    private static async Task<Created<SavedReportView>> CreateAsync(
        SavedReportRequest request, Caller caller, HttpContext context, SharedDesk<SavedReport> desk, IMetrics metrics, CancellationToken cancellationToken)
    {
        Check(request.Name, request.Metric, metrics);
        var query = SavedQuery.Write(request.Query);
        var row = await desk.CreateAsync(
            caller.Scope, new SharedAccess(request.Scope, caller.Scope.Actor.Id, request.TeamId),
            (_, saved) => (saved.Name, saved.Metric, saved.Query) = (request.Name.Trim(), request.Metric ?? "", query), cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/reports/saved/{row.Id}", Told(context, row));
    }

    private static async Task<Ok<SavedReportView>> ChangeAsync(
        Guid id, SavedReportChange request, Caller caller, HttpContext context, SharedDesk<SavedReport> desk, IMetrics metrics, CancellationToken cancellationToken)
    {
        if (request.Name.IsSet || request.Metric.IsSet) Check(request.Name.Or("-"), request.Metric.Value, metrics);
        var query = request.Query.IsSet ? SavedQuery.Write(request.Query.Value ?? new Dictionary<string, string>()) : null;
        Func<SavedReport, SharedAccess>? sharing = request.Scope.IsSet || request.TeamId.IsSet
            ? row => new SharedAccess(request.Scope.Or(row.Sharing), row.Owner, request.TeamId.IsSet ? request.TeamId.Value : row.Team)
            : null;
        var changed = await desk.ChangeAsync(
            caller.Scope, id, Versions.IfMatch(context.Request), sharing,
            (_, row) =>
            {
                if (request.Name.IsSet) row.Name = request.Name.Value!.Trim();
                if (request.Metric.IsSet) row.Metric = request.Metric.Value ?? "";
                row.Query = query ?? row.Query;
            },
            cancellationToken);
        return TypedResults.Ok(Told(context, changed));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, SharedDesk<SavedReport> desk, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(caller.Scope, id, null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static SavedReportView Told(HttpContext context, SavedReport row)
    {
        Versions.Tell(context.Response, row.Version);
        return View(row);
    }

    private static void Check(string? name, string? metric, IMetrics metrics) => new Validate()
        .Text(name, "name", SavedReport.MaxName)
        .That(string.IsNullOrEmpty(metric) || metrics.Definitions.Any(d => d.Key == metric), "metric", "unknown", "There is no such metric.")
        .Done();
}

/// <summary>A saved report.</summary>
/// <param name="Metric">Key of the metric it opens; null for the overview.</param>
/// <param name="Query">Parameters of the reports' address.</param>
internal sealed record SavedReportView(
    Guid Id, long Version, string Name, Sharing Scope, Guid? OwnerId, Guid? TeamId, string? Metric, IReadOnlyDictionary<string, string> Query, DateTimeOffset CreatedAt);

/// <summary>A report to save.</summary>
internal sealed record SavedReportRequest(string Name, IReadOnlyDictionary<string, string> Query, string? Metric = null, Sharing Scope = Sharing.Mine, Guid? TeamId = null);

/// <summary>Changes of a saved report; absent members stay.</summary>
internal sealed record SavedReportChange(
    Change<string> Name = default, Change<string?> Metric = default, Change<IReadOnlyDictionary<string, string>> Query = default, Change<Sharing> Scope = default, Change<Guid?> TeamId = default);
