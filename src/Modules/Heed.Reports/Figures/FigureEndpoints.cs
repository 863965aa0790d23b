using System.Globalization;
using Heed.Metrics.Public;
using Heed.Platform.Csv;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Reports.Figures;

/// <summary>Figures of a period: over all, by day, by part, by hour of the week.</summary>
internal static class FigureEndpoints
{
    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapGet("/summary", SummaryAsync).Needs(MetricPermissions.Read).WithName("ReportSummary").WithSummary("Figures of a period, and of the one before.");
        reports.MapGet("/series", SeriesAsync).Needs(MetricPermissions.Read).WithName("ReportSeries").WithSummary("Figures of every day of a period, and of the one before.");
        reports.MapGet("/table", TableAsync).Needs(MetricPermissions.Read).WithName("ReportTable").WithSummary("Figures by one or two of day, agent, team, brand, channel, queue, customers.");
        reports.MapGet("/table.csv", TableCsvAsync).Needs(MetricPermissions.Read).WithName("ReportTableCsv").WithSummary("The same as CSV (UTF-8 with BOM).").Produces(200, contentType: "text/csv");
        reports.MapGet("/week", WeekAsync).Needs(MetricPermissions.Read).WithName("ReportWeek").WithSummary("Figures of the hours of the week, over all weeks of a period.");
    }

    private static async Task<Ok<ReportSummary>> SummaryAsync([AsParameters] ReportAsk ask, Caller caller, ReportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.SummaryAsync(caller.Scope, ask, cancellationToken));

    private static async Task<Ok<ReportSeries>> SeriesAsync([AsParameters] ReportAsk ask, Caller caller, ReportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.SeriesAsync(caller.Scope, ask, cancellationToken));

    private static async Task<Ok<ReportTable>> TableAsync([AsParameters] ReportAsk ask, Caller caller, ReportDesk desk, CancellationToken cancellationToken, string? by = null) =>
        TypedResults.Ok(await desk.TableAsync(caller.Scope, ask, by, cancellationToken));

    private static async Task<Ok<ReportWeek>> WeekAsync([AsParameters] ReportAsk ask, Caller caller, ReportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.WeekAsync(caller.Scope, ask, cancellationToken));

    private static async Task TableCsvAsync([AsParameters] ReportAsk ask, Caller caller, ReportDesk desk, IMetrics metrics, HttpResponse response, CancellationToken cancellationToken, string? by = null, string? language = null)
    {
        var table = await desk.TableAsync(caller.Scope, ask, by, cancellationToken);
        var asked = table.Rows.SelectMany(r => r.Figures.Keys).ToHashSet(StringComparer.Ordinal);
        var shown = metrics.Definitions.Where(d => asked.Contains(d.Key)).ToList();
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=report.csv";
        response.Headers.CacheControl = "no-store";
        await response.WriteAsync("\uFEFF" + CsvCell.Line([.. table.By.Select(d => d.ToString()), .. shown.SelectMany(d => Headings(d, language == "zh-CN" ? d.Chinese.Name : d.English.Name))]), cancellationToken);
        foreach (var row in table.Rows)
        {
            await response.WriteAsync(CsvCell.Line([.. row.Parts.Select(p => p.Name ?? p.Key), .. shown.SelectMany(d => Cells(d, row.Figures.GetValueOrDefault(d.Key)))]), cancellationToken);
        }
    }

    private static IEnumerable<string> Headings(MetricDefinition d, string name) => d.Spread
        ? d.BusinessHours ? [$"{name} n", $"{name} (s)", $"{name} P50 (s)", $"{name} P90 (s)", $"{name} (s, working hours)"] : [$"{name} n", $"{name} (s)", $"{name} P50 (s)", $"{name} P90 (s)"]
        : d.Unit == MetricUnit.Count ? [name] : [$"{name} n", name];

    private static IEnumerable<string?> Cells(MetricDefinition d, MetricFigure? f)
    {
        IEnumerable<double?> numbers = d.Spread
            ? d.BusinessHours ? [f?.Count, f?.Value, f?.Median, f?.P90, f?.Business] : [f?.Count, f?.Value, f?.Median, f?.P90]
            : d.Unit == MetricUnit.Count ? [f?.Value] : [f?.Count, f?.Value];
        return numbers.Select(n => n?.ToString("0.####", CultureInfo.InvariantCulture));
    }
}

/// <summary>Figures of a period.</summary>
/// <param name="Before">Figures of the period of the same length before; null when they were not asked for.</param>
internal sealed record ReportSummary(
    DateOnly From, DateOnly To, DateOnly? BeforeFrom, DateOnly? BeforeTo, IReadOnlyDictionary<string, MetricFigure> Figures, IReadOnlyDictionary<string, MetricFigure>? Before);

/// <summary>Figures day by day, without gaps.</summary>
internal sealed record ReportSeries(DateOnly From, DateOnly To, IReadOnlyList<ReportDay> Days, IReadOnlyList<ReportDay>? Before);

/// <summary>Figures of a day.</summary>
internal sealed record ReportDay(DateOnly Date, IReadOnlyDictionary<string, MetricFigure> Figures);

/// <summary>A breakdown.</summary>
internal sealed record ReportTable(DateOnly From, DateOnly To, IReadOnlyList<MetricDimension> By, IReadOnlyList<ReportRow> Rows);

/// <summary>One part of a breakdown.</summary>
internal sealed record ReportRow(IReadOnlyList<ReportPart> Parts, IReadOnlyDictionary<string, MetricFigure> Figures, IReadOnlyDictionary<string, MetricFigure>? Before);

/// <summary>What a row is the part of.</summary>
/// <param name="Key">A date, an id, a channel, <c>new</c> or <c>returning</c>; null for none.</param>
/// <param name="Name">What it is called; null where the key says it, and for what is gone.</param>
internal sealed record ReportPart(string? Key, string? Name);

/// <summary>Figures of the hours of the week.</summary>
internal sealed record ReportWeek(DateOnly From, DateOnly To, IReadOnlyList<MetricHour> Hours);
