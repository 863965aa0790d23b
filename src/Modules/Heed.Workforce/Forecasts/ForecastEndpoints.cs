using Heed.Metrics.Public;
using Heed.Platform.Csv;
using Heed.Platform.Web;
using Heed.Queueing.Forecasting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static System.FormattableString;

namespace Heed.Workforce.Forecasts;

/// <summary>Contacts and agents of the days to come.</summary>
internal static class ForecastEndpoints
{
    public static void Map(RouteGroupBuilder forecast)
    {
        forecast.MapGet("", GetAsync).Needs(MetricPermissions.Read).WithName("GetForecast")
            .WithSummary("Contacts per quarter-hour of today and the days to come, from the workspace's own history, and the agents they need.");
        forecast.MapGet("/table.csv", CsvAsync).Needs(MetricPermissions.Read).WithName("GetForecastCsv").WithSummary("The same as CSV, a line for every quarter-hour.").Produces(200, contentType: "text/csv");
    }

    private static async Task<Ok<ForecastView>> GetAsync([AsParameters] ForecastAsk ask, Caller caller, ForecastDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.TellAsync(caller.Scope, ask, cancellationToken));

    private static async Task CsvAsync([AsParameters] ForecastAsk ask, Caller caller, ForecastDesk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        var told = await desk.TellAsync(caller.Scope, ask, cancellationToken);
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=forecast.csv";
        response.Headers.CacheControl = "no-store";
        await response.WriteAsync("\uFEFF" + CsvCell.Line(["from", "expected", "low", "high", "agents", "agentsIfBusy", "scheduled"]), cancellationToken);
        foreach (var day in told.Days)
        {
            for (var i = 0; i < day.Quarters.Count; i++)
            {
                var q = day.Quarters[i];
                await response.WriteAsync(CsvCell.Line([Invariant($"{day.Date:yyyy-MM-dd}T{i / 4:00}:{i % 4 * 15:00}"), Invariant($"{q.Expected:0.##}"), Invariant($"{q.Low:0}"), Invariant($"{q.High:0}"), Invariant($"{q.Agents}"), Invariant($"{q.AgentsIfBusy}"), Invariant($"{q.Scheduled}")]), cancellationToken);
            }
        }
    }
}

/// <summary>What is forecast, and what must be reached. What is not said is measured where it can be.</summary>
internal sealed record ForecastAsk
{
    /// <summary>How many days after today, 1 to 14 (7).</summary>
    public int? Days { get; init; }

    public Guid? Queue { get; init; }

    /// <summary>A kind of channel, such as <c>web</c>.</summary>
    public string? Channel { get; init; }

    public Guid? Brand { get; init; }

    /// <summary>The calendar whose holidays and worked weekends count; without one, that of an inbox.</summary>
    public Guid? Calendar { get; init; }

    /// <summary>Seconds an agent is busy with a contact; measured over four weeks when not said.</summary>
    public double? Handling { get; init; }

    /// <summary>Within so many seconds … (the queue's).</summary>
    public double? TargetSeconds { get; init; }

    /// <summary>… so many percent are answered (the queue's).</summary>
    public double? TargetPercent { get; init; }

    /// <summary>Mean patience in seconds; nobody leaves when not said.</summary>
    public double? Patience { get; init; }

    /// <summary>Contacts that an agent has at once (1).</summary>
    public double? AtOnce { get; init; }

    /// <summary>Percent of paid time in which agents cannot serve (30).</summary>
    public double? Shrinkage { get; init; }

    /// <summary>The fewest agents while anybody is expected (1).</summary>
    public int? AtLeast { get; init; }
}

/// <summary>A forecast.</summary>
/// <param name="Ready">False while too little is known; then <paramref name="Days"/> is empty.</param>
/// <param name="DaysKnown">Days of history.</param>
/// <param name="DaysNeeded">Days of history that a forecast needs.</param>
/// <param name="Since">The first day of history; null when nothing came yet.</param>
/// <param name="KnowsHolidays">Whether any holiday was among them; without, one is taken to be like the quietest weekday.</param>
/// <param name="Unusual">Days that were so far from the usual that they were set aside.</param>
/// <param name="Backtest">How good the same method would have been; null while too little is known to try.</param>
/// <param name="Rules">What the agents were worked out with.</param>
/// <param name="History">Whole days of the last eight weeks.</param>
internal sealed record ForecastView(
    bool Ready, int DaysKnown, int DaysNeeded, DateOnly? Since, Guid? Calendar, bool KnowsHolidays, IReadOnlyList<DateOnly> Unusual, BacktestFigures? Backtest, ForecastRules Rules,
    IReadOnlyList<ForecastPast> History, IReadOnlyList<ForecastDayView> Days);

/// <summary>What agents are worked out with.</summary>
/// <param name="HandlingMeasured">Whether the handling time is measured; false when it was given, or nothing was measured and five minutes are assumed.</param>
internal sealed record ForecastRules(double Handling, bool HandlingMeasured, double TargetSeconds, double TargetPercent, double? Patience, double AtOnce, double Shrinkage, int AtLeast);

/// <summary>A day that was.</summary>
internal sealed record ForecastPast(DateOnly Date, double Contacts, bool Holiday);

/// <summary>A day to come, or today.</summary>
/// <param name="Name">What the holiday or worked day is called; null on ordinary days.</param>
/// <param name="Worked">Whether it is a weekend that is worked.</param>
/// <param name="Seen">What came so far, on today alone.</param>
internal sealed record ForecastDayView(DateOnly Date, bool Holiday, bool Worked, string? Name, double Expected, double Low, double High, IReadOnlyList<ForecastSlot> Quarters, IReadOnlyList<double>? Seen);

/// <summary>A quarter-hour: contacts (mean, one of ten below, one of ten above), agents who serve, agents if it is busy, agents on the plan.</summary>
internal sealed record ForecastSlot(double Expected, double Low, double High, int Agents, int AgentsIfBusy, int Scheduled);
