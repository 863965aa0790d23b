using System.Globalization;
using System.Text;
using Heed.Calendars.Importing;
using Heed.Platform.Csv;
using Heed.Queueing.Forecasting;

namespace Heed.Server.Forecasting;

/// <summary>A day that is told, with the agents it needs.</summary>
internal sealed record ToldDay(ForecastDay Day, ImportedKind? Kind, IReadOnlyList<StaffedQuarter> Agents);

/// <summary>What <c>heed forecast</c> answers, in its three forms.</summary>
internal sealed record ForecastAnswer(IReadOnlyList<DayCounts> Known, IReadOnlyList<ToldDay> Days, Forecaster Forecaster, BacktestFigures? Backtest)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>For --json. What could not be tried is null.</summary>
    public object Document() => new
    {
        learnt = new { from = Known[0].Date, to = Known[^1].Date, days = Known.Count, Forecaster.KnowsHolidays, Forecaster.Unusual },
        backtest = Backtest is { } b ? new { b.Days, b.DayError, b.QuarterError, sameDayLastWeek = double.IsNaN(b.SameDayLastWeek) ? (double?)null : b.SameDayLastWeek, b.Coverage } : null,
        days = Days.Select(d => new
        {
            d.Day.Date,
            kind = d.Kind,
            d.Day.Total,
            quarters = d.Agents.Select((q, i) => new { from = Clock(i), q.Contacts.Expected, q.Contacts.Low, q.Contacts.High, q.Agents, q.AgentsIfBusy, q.Scheduled }),
        }),
    };

    /// <summary>For --csv: a line for every quarter-hour.</summary>
    public string Csv()
    {
        var text = new StringBuilder(CsvCell.Line(["from", "expected", "low", "high", "agents", "agentsIfBusy", "scheduled"]));
        foreach (var day in Days)
        {
            for (var i = 0; i < day.Agents.Count; i++)
            {
                var q = day.Agents[i];
                text.Append(CsvCell.Line([$"{day.Day.Date.ToString("yyyy-MM-dd", Plain)}T{Clock(i)}", q.Contacts.Expected.ToString("0.##", Plain), q.Contacts.Low.ToString("0", Plain), q.Contacts.High.ToString("0", Plain), q.Agents.ToString(Plain), q.AgentsIfBusy.ToString(Plain), q.Scheduled.ToString(Plain)]));
            }
        }

        return text.ToString();
    }

    /// <summary>For a terminal: a line a day.</summary>
    public string Words()
    {
        var text = new StringBuilder();
        text.AppendLine(Plain, $"learnt from {Known[0].Date:yyyy-MM-dd} to {Known[^1].Date:yyyy-MM-dd}, {Known.Count} days{(Forecaster.KnowsHolidays ? "" : "; no holiday among them: one is taken to be like the quietest weekday")}");
        if (Forecaster.Unusual.Count > 0) text.AppendLine(Plain, $"set aside as unusual: {string.Join(", ", Forecaster.Unusual.Take(10).Select(d => d.ToString("yyyy-MM-dd", Plain)))}{(Forecaster.Unusual.Count > 10 ? $" and {Forecaster.Unusual.Count - 10} more" : "")}");
        text.AppendLine(Backtest is { } b
            ? string.Create(Plain, $"tried on {b.Days} days that are known: days off by {b.DayError:P1}{(double.IsNaN(b.SameDayLastWeek) ? "" : string.Create(Plain, $" (same day last week: {b.SameDayLastWeek:P1})"))}, quarter-hours by {b.QuarterError:P1}, {b.Coverage:P0} within low and high")
            : "too little is known to try it on known days");
        text.AppendLine(Plain, $"{"day",-16} {"contacts",10} {"low",8} {"high",8} {"most agents",12} {"at",6} {"agent hours",12}");
        foreach (var day in Days)
        {
            var most = day.Agents.Select((q, i) => (q.Agents, i)).MaxBy(q => q.Agents);
            var mark = day.Kind switch { ImportedKind.Free => " *", ImportedKind.Worked => " +", _ => "" };
            text.AppendLine(Plain, $"{day.Day.Date.ToString("yyyy-MM-dd ddd", Plain) + mark,-16} {day.Day.Total.Expected,10:0} {day.Day.Total.Low,8:0} {day.Day.Total.High,8:0} {most.Agents,12} {(most.Agents > 0 ? Clock(most.i) : "-"),6} {day.Agents.Sum(q => q.Agents) / 4.0,12:0.0}");
        }

        return text.Append("* holiday   + weekend that is worked").ToString();
    }

    private static string Clock(int quarter) => string.Create(Plain, $"{quarter / 4:00}:{quarter % 4 * 15:00}");
}
