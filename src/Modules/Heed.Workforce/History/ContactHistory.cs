using Heed.Calendars;
using Heed.Queueing.Forecasting;

namespace Heed.Workforce.History;

/// <summary>
/// What came, quarter-hour by quarter-hour of the workspace's wall clock. It reads the facts that Metrics keeps, which outlive the conversations: spam and merged ones are not among them.
/// </summary>
internal sealed class ContactHistory
{
    /// <summary>How far back forecasts learn, in days: two years hold every season twice.</summary>
    public const int MostDays = 732;

    /// <summary>Most contacts of a recorded day.</summary>
    public const int MostRecorded = 50_000;

    // Numbers of Metrics' facts: a conversation began; a stay in a queue.
    private const int Began = 1, Stayed = 7;

    /// <summary>Days from the first that anything is known of, up to the one before <paramref name="today"/>, without gaps; empty when nothing came yet.</summary>
    public async Task<IReadOnlyList<DayCounts>> DaysAsync(ReadSession session, WorkspaceId workspace, HistoryFilter filter, DateOnly today, WorkCalendar? calendar, CancellationToken cancellationToken)
    {
        // The first day of the workspace, not of the queue: a queue that nobody came to had nothing, it was not uncounted.
        var first = await session.FirstAsync($"select min(day) from metrics_facts where workspace = {workspace} and kind = {Began} and counts = {true}", r => r.IntOrNull(0), cancellationToken);
        if (first is not { } begins || begins >= today.DayNumber) return [];
        var from = Math.Max(begins, today.DayNumber - MostDays);
        var counts = await CountsAsync(session, workspace, filter, from, today.DayNumber - 1, cancellationToken);
        return [.. Enumerable.Range(from, today.DayNumber - from).Select(day => Day(DateOnly.FromDayNumber(day), counts.GetValueOrDefault(day), calendar))];
    }

    /// <summary>The contacts of today's quarter-hours so far.</summary>
    public async Task<double[]> TodayAsync(ReadSession session, WorkspaceId workspace, HistoryFilter filter, DateOnly today, CancellationToken cancellationToken) =>
        (await CountsAsync(session, workspace, filter, today.DayNumber, today.DayNumber, cancellationToken)).GetValueOrDefault(today.DayNumber) ?? new double[DayCounts.Slots];

    /// <summary>When contacts came on a day, by the queue they came to stand in (all zeros for none) and channel, in order of time; at most <see cref="MostRecorded"/>.</summary>
    public async Task<IReadOnlyList<(Guid Queue, string Channel, DateTimeOffset At)>> RecordedAsync(ReadSession session, WorkspaceId workspace, HistoryFilter filter, DateOnly day, CancellationToken cancellationToken)
    {
        var where = Where(workspace, filter, day.DayNumber, day.DayNumber);
        return await session.QueryAsync(
            $"""
            select coalesce((select w.queue from metrics_facts w where w.workspace = f.workspace and w.conversation = f.conversation and w.kind = {Stayed} order by w.number limit 1), {Guid.Empty}), f.channel, f.at
            from metrics_facts f where {SqlText.Join(" and ", where)} order by f.at limit {MostRecorded}
            """,
            r => (r.Id(0), r.Text(1), r.Time(2)), cancellationToken);
    }

    private static async Task<Dictionary<int, double[]>> CountsAsync(ReadSession session, WorkspaceId workspace, HistoryFilter filter, int from, int to, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select f.day, f.quarter, count(*) from metrics_facts f where {SqlText.Join(" and ", Where(workspace, filter, from, to))} group by f.day, f.quarter",
            r => (Day: r.Int(0), Quarter: r.Int(1), Count: r.Long(2)), cancellationToken);
        var days = new Dictionary<int, double[]>();
        foreach (var (day, quarter, count) in rows)
        {
            if (!days.TryGetValue(day, out var quarters)) days.Add(day, quarters = new double[DayCounts.Slots]);
            quarters[quarter] = count;
        }

        return days;
    }

    private static List<SqlText> Where(WorkspaceId workspace, HistoryFilter filter, int from, int to)
    {
        var where = new List<SqlText> { $"f.workspace = {workspace}", $"f.kind = {(filter.Queue is null ? Began : Stayed)}", $"f.day >= {from}", $"f.day <= {to}", $"f.counts = {true}" };
        if (filter.Queue is { } queue) where.Add($"f.queue = {queue}");
        if (filter.Brands is { } brands) where.Add($"f.brand in {brands}");
        if (filter.Channel is { } channel) where.Add($"f.channel = {channel}");
        return where;
    }

    private static DayCounts Day(DateOnly date, double[]? counts, WorkCalendar? calendar)
    {
        var kind = calendar?.DayOf(date);
        return new DayCounts(date, [.. (counts ?? new double[DayCounts.Slots]).Select(c => (double?)c)], kind?.IsHoliday ?? false, kind?.Like);
    }
}
