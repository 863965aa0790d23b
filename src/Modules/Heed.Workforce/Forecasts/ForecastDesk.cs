using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Metrics.Public;
using Heed.Platform.Web;
using Heed.Queueing.Erlang;
using Heed.Queueing.Forecasting;
using Heed.Routing.Public;
using Heed.Workforce.History;

namespace Heed.Workforce.Forecasts;

/// <summary>From what came to what will come, and to the agents that needs.</summary>
internal sealed class ForecastDesk(IStore store, IMetrics metrics, ICalendars calendars, IQueueBook queues, ContactHistory history)
{
    private const int MostDays = 14, PastDays = 56, MeasuredDays = 28;
    private const double AssumedHandling = 300;

    /// <exception cref="InvalidRefusal">A rule is out of its range.</exception>
    public async Task<ForecastView> TellAsync(Scope scope, ForecastAsk ask, CancellationToken cancellationToken)
    {
        Check(ask);
        using var session = store.Read();
        var filter = HistoryFilter.Of(scope, ask.Brand, ask.Queue, ask.Channel);
        var today = await metrics.TodayAsync(session, scope.Workspace, cancellationToken);
        var calendarId = ask.Calendar ?? await UsualCalendarAsync(session, scope.Workspace, cancellationToken);
        var calendar = calendarId is { } id ? await calendars.FindAsync(session, scope.Workspace, id, cancellationToken) : null;
        if (ask.Calendar is not null && calendar is null) throw new InvalidRefusal("calendar", "unknown", "There is no such calendar.");
        var rules = await RulesAsync(session, scope, ask, today, cancellationToken);
        var days = await history.DaysAsync(session, scope.Workspace, filter, today, calendar, cancellationToken);
        var known = days.Sum(d => d.Quarters.Sum(q => q ?? 0)) > 0 ? days.Count : 0;
        var forecaster = known >= Forecaster.FewestDays ? Forecaster.Fit(days) : null;
        var seen = await history.TodayAsync(session, scope.Workspace, filter, today, cancellationToken);
        var staffing = new StaffingRules
        {
            HandlingSeconds = rules.Handling,
            Target = new ServiceTarget(rules.TargetPercent / 100, rules.TargetSeconds),
            PatienceSeconds = rules.Patience,
            AtOnce = rules.AtOnce,
            Shrinkage = rules.Shrinkage / 100,
            AtLeast = rules.AtLeast,
        };
        return new ForecastView(
            forecaster is not null, known, Forecaster.FewestDays, days.Count > 0 ? days[0].Date : null, calendar is null ? null : calendarId, forecaster?.KnowsHolidays ?? false,
            forecaster?.Unusual ?? [], forecaster is null ? null : Tried(days), rules,
            [.. days.TakeLast(PastDays).Select(d => new ForecastPast(d.Date, d.Quarters.Sum(q => q ?? 0), d.IsHoliday))],
            forecaster is null ? [] : [.. Enumerable.Range(0, (ask.Days ?? 7) + 1).Select(ahead => Day(forecaster, staffing, today.AddDays(ahead), calendar, ahead == 0 ? seen : null))]);
    }

    private static ForecastDayView Day(Forecaster forecaster, StaffingRules rules, DateOnly date, WorkCalendar? calendar, double[]? seen)
    {
        var kind = calendar?.DayOf(date) ?? new CalendarDay(false, date.DayOfWeek, null);
        var told = forecaster.For(date, kind.IsHoliday, kind.Like);
        return new ForecastDayView(
            date, kind.IsHoliday, kind.Like != date.DayOfWeek, kind.Name, Round(told.Total.Expected), told.Total.Low, told.Total.High,
            [.. Staffing.For(told, rules).Select(q => new ForecastSlot(Round(q.Contacts.Expected), q.Contacts.Low, q.Contacts.High, q.Agents, q.AgentsIfBusy, q.Scheduled))], seen);
    }

    // A week at a time, four times: what somebody who plans the next week would have seen. NaN has no place in JSON.
    private static BacktestFigures? Tried(IReadOnlyList<DayCounts> days) =>
        Backtest.Of(days, 7) is { } figures && double.IsFinite(figures.DayError) && double.IsFinite(figures.SameDayLastWeek) ? figures : null;

    private async Task<ForecastRules> RulesAsync(ReadSession session, Scope scope, ForecastAsk ask, DateOnly today, CancellationToken cancellationToken)
    {
        var book = await queues.ListAsync(session, scope.Workspace, cancellationToken);
        var queue = ask.Queue is { } id ? book.FirstOrDefault(q => q.Id == id) ?? throw new InvalidRefusal("queue", "unknown", "There is no such queue.") : book.FirstOrDefault(q => q.IsDefault);
        var measured = ask.Handling is null ? await HandlingAsync(session, scope, ask, today, cancellationToken) : null;
        return new ForecastRules(
            Math.Round(ask.Handling ?? measured ?? AssumedHandling), measured is not null, ask.TargetSeconds ?? queue?.Terms.TargetSeconds ?? 60, ask.TargetPercent ?? queue?.Terms.TargetPercent ?? 80,
            ask.Patience, ask.AtOnce ?? 1, ask.Shrinkage ?? 30, ask.AtLeast ?? 1);
    }

    private async Task<double?> HandlingAsync(ReadSession session, Scope scope, ForecastAsk ask, DateOnly today, CancellationToken cancellationToken)
    {
        var question = new MetricQuestion(["handleTime"], today.AddDays(-MeasuredDays), today, [])
        {
            Filter = new MetricFilter { Queues = ask.Queue is { } queue ? [queue] : null, Brands = ask.Brand is { } brand ? [brand] : null, Channel = ask.Channel is { Length: > 0 } channel ? channel : null },
        };
        var cells = await metrics.FiguresAsync(session, scope, question, cancellationToken);
        // A handful says nothing.
        return cells.Select(c => c.Figures.GetValueOrDefault("handleTime")).FirstOrDefault(f => f is { Count: >= 20, Value: >= 1 })?.Value;
    }

    private static async Task<Guid?> UsualCalendarAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            $"select c.id from conversations_calendars c where c.workspace = {workspace} order by (select count(*) from conversations_inboxes i where i.workspace = c.workspace and i.calendar = c.id) desc, c.created_at limit 1",
            r => (Guid?)r.Id(0), cancellationToken)).FirstOrDefault();

    private static void Check(ForecastAsk ask) => new Validate()
        .That(ask.Days is null or (>= 1 and <= MostDays), "days", "range", $"1 to {MostDays} days.")
        .That(ask.Channel is null or { Length: <= 40 }, "channel", "tooLong", "At most 40 characters.")
        .That(ask.Handling is null or (>= 1 and <= 86_400), "handling", "range", "Handling takes 1 to 86,400 seconds.")
        .That(ask.TargetSeconds is null or (>= 0 and <= 86_400), "targetSeconds", "range", "0 to 86,400 seconds.")
        .That(ask.TargetPercent is null or (>= 1 and <= 99), "targetPercent", "range", "1 to 99 percent.")
        .That(ask.Patience is null or (>= 1 and <= 86_400), "patience", "range", "1 to 86,400 seconds.")
        .That(ask.AtOnce is null or (>= 1 and <= 20), "atOnce", "range", "1 to 20 at once.")
        .That(ask.Shrinkage is null or (>= 0 and <= 90), "shrinkage", "range", "0 to 90 percent.")
        .That(ask.AtLeast is null or (>= 0 and <= 1000), "atLeast", "range", "0 to 1,000 agents.")
        .Done();

    private static double Round(double value) => Math.Round(value, 2);
}
