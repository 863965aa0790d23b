using Heed.Conversations.Public;
using Heed.Metrics.Definitions;
using Heed.Metrics.Folding;
using Heed.Metrics.Public;
using Heed.Metrics.Rollups;

namespace Heed.Metrics.Asking;

/// <summary>Answers questions: from the sums where whole brands may be told, fact by fact where not.</summary>
internal sealed class FigureBook(IConversationSight sight, StaffedTime staffed, TimeProvider time) : IMetrics
{
    public IReadOnlyList<MetricDefinition> Definitions { get; } = [.. MetricList.All.Select(f => f.Definition)];

    public async Task<DateOnly> TodayAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), await ZoneAsync(session, workspace, cancellationToken)).DateTime);

    public async Task<IReadOnlyList<MetricCell>> FiguresAsync(ReadSession session, Scope scope, MetricQuestion question, CancellationToken cancellationToken)
    {
        var formulas = Check(question);
        var reach = Reach.Of(scope);
        var conditions = Conditions.Of(scope.Workspace, reach, question.Filter, Kinds(formulas));
        conditions.Add($"f.day >= {question.From.DayNumber}");
        conditions.Add($"f.day <= {question.To.DayNumber}");
        var cells = reach.Whole
            ? await SumsAsync(session, question, conditions, formulas, cancellationToken)
            : await FactsAsync(session, scope, conditions, question.By.Count, question.By.Select(Conditions.Column), (r, place) => Conditions.Key(question.By[place], r, place), formulas, cancellationToken);
        if (formulas.Exists(f => f.Per == FactKind.Staffed) && StaffedTime.Fits(question, reach))
        {
            var zone = await ZoneAsync(session, scope.Workspace, cancellationToken);
            await staffed.AddAsync(session, scope.Workspace, question, zone, (day, agent) => Cell(cells, [.. question.By.Select(d => d == MetricDimension.Day ? Written(day) : agent.ToString())]), cancellationToken);
        }

        return [.. cells.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new MetricCell(c.Value.Keys, Figures(formulas, c.Value.Tally))).Where(c => c.Figures.Count > 0)];
    }

    public async Task<IReadOnlyList<MetricSlot>> RecentAsync(
        ReadSession session, Scope scope, IReadOnlyList<string> keys, DateTimeOffset from, DateTimeOffset to, TimeSpan step, MetricFilter filter, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to - from, TimeSpan.FromDays(1));
        var formulas = Known(keys);
        var zone = await ZoneAsync(session, scope.Workspace, cancellationToken);
        var conditions = Conditions.Of(scope.Workspace, Reach.Of(scope), filter, Kinds(formulas));
        conditions.Add($"f.day >= {FactBook.Place(from, zone).Day}");
        conditions.Add($"f.day <= {FactBook.Place(to, zone).Day}");
        conditions.Add($"f.at >= {from}");
        conditions.Add($"f.at < {to}");
        var cells = await FactsAsync(
            session, scope, conditions, 2, [$"f.queue", $"f.at"],
            (r, place) => place == 0 ? Conditions.Key(MetricDimension.Queue, r, 0) : (from + (step * Math.Floor((r.Time(1) - from) / step))).ToString("O"), formulas, cancellationToken);
        return [.. cells.Values
            .Select(c => new MetricSlot(c.Keys[0] is { } queue ? Guid.Parse(queue) : null, DateTimeOffset.Parse(c.Keys[1]!, System.Globalization.CultureInfo.InvariantCulture), Figures(formulas, c.Tally)))
            .OrderBy(s => s.Queue).ThenBy(s => s.From)];
    }

    public async Task<IReadOnlyList<MetricHour>> WeekAsync(ReadSession session, Scope scope, MetricQuestion question, CancellationToken cancellationToken)
    {
        var formulas = Check(question);
        var conditions = Conditions.Of(scope.Workspace, Reach.Of(scope), question.Filter, Kinds(formulas));
        conditions.Add($"f.day >= {question.From.DayNumber}");
        conditions.Add($"f.day <= {question.To.DayNumber}");
        var cells = await FactsAsync(
            session, scope, conditions, 2, [$"f.day", $"f.quarter"],
            (r, place) => place == 0 ? ((int)DateOnly.FromDayNumber(r.Int(0)).DayOfWeek).ToString(System.Globalization.CultureInfo.InvariantCulture) : (r.Int(1) / 4).ToString("00", System.Globalization.CultureInfo.InvariantCulture),
            formulas, cancellationToken);
        return [.. cells.Values
            .Select(c => new MetricHour((DayOfWeek)int.Parse(c.Keys[0]!, System.Globalization.CultureInfo.InvariantCulture), int.Parse(c.Keys[1]!, System.Globalization.CultureInfo.InvariantCulture), Figures(formulas, c.Tally)))
            .OrderBy(h => h.Weekday).ThenBy(h => h.Hour)];
    }

    public async Task<(IReadOnlyList<MetricPlace> Places, long All)> EvidenceAsync(
        ReadSession session, Scope scope, MetricEvidence question, int skip, int limit, CancellationToken cancellationToken)
    {
        var formula = Check(new MetricQuestion([question.Key], question.From, question.To, []))[0];
        var conditions = Conditions.Of(scope.Workspace, Reach.Of(scope), question.Filter, [formula.Kind]);
        conditions.Add($"f.counts = {true}");
        conditions.Add($"f.day >= {question.From.DayNumber}");
        conditions.Add($"f.day <= {question.To.DayNumber}");
        if (question.Hits is { } hits && formula.Hits != Marks.None) conditions.Add(hits ? (SqlText)$"(f.marks & {(int)formula.Hits}) <> 0" : $"(f.marks & {(int)formula.Hits}) = 0");
        if (formula.Without != Marks.None) conditions.Add($"(f.marks & {(int)formula.Without}) = 0");
        // Day 0 of the calendar was a Monday.
        if (question.Weekday is { } weekday) conditions.Add($"(f.day + 1) % 7 = {(int)weekday}");
        if (question.Hour is { } hour) conditions.Add($"f.quarter / 4 = {hour}");
        var where = SqlText.Join(" and ", conditions);
        var whole = Reach.Of(scope).Whole;
        var all = whole
            ? await session.NumberAsync($"select count(*) from metrics_facts f where {where}", cancellationToken)
            : await session.NumberAsync($"select count(*) from metrics_facts f {Joined} where {where} and {sight.Filter(scope)}", cancellationToken);
        var order = question.LargestFirst ? (SqlText)$"f.value desc, f.conversation, f.number" : $"f.at desc, f.conversation, f.number";
        var places = await session.QueryAsync(
            $"""
            select f.conversation, f.at, f.value, f.business, f.marks, f.agent from metrics_facts f {Joined}
            where {where} and {sight.Filter(scope)} order by {order} limit {limit} offset {skip}
            """,
            r => Place(formula, r), cancellationToken);
        return (places, all);
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static SqlText Dimensions(IReadOnlyList<SqlText> columns)
    {
        var text = SqlText.Empty;
        foreach (var column in columns)
        {
            text.AppendFormatted(column);
            text.AppendLiteral(", ");
        }

        return text;
    }

    private static SqlText Joined => $"join conversations_conversations c on c.workspace = f.workspace and c.id = f.conversation";

    private static MetricPlace Place(Formula formula, Row r)
    {
        var (value, business, marks, agent) = (r.Long(2), r.Long(3), (Marks)r.Int(4), r.Id(5));
        var duration = Sums.HasSpread(formula.Kind);
        return new MetricPlace(
            r.Id(0), r.Time(1), duration ? value / 1000.0 : value, duration && formula.Definition.BusinessHours ? business / 1000.0 : null,
            formula.Hits != Marks.None && (marks & formula.Hits) != 0, agent == Guid.Empty ? null : agent);
    }

    private static async Task<Dictionary<string, (List<string?> Keys, Tally Tally)>> SumsAsync(
        ReadSession session, MetricQuestion question, List<SqlText> conditions, List<Formula> formulas, CancellationToken cancellationToken)
    {
        var cells = new Dictionary<string, (List<string?> Keys, Tally Tally)>(StringComparer.Ordinal);
        var columns = question.By.Select(Conditions.Column).ToList();
        var some = columns.Count;
        var dimensions = Dimensions([.. columns]);
        var where = SqlText.Join(" and ", conditions);
        var sums = OfDays(question) ? (SqlText)$"metrics_days" : $"metrics_rollup";
        await session.QueryAsync(
            $"""
            select {dimensions}f.kind, f.mark, cast(sum(f.count) as bigint), cast(sum(f.total) as bigint), cast(sum(f.business) as bigint) from {sums} f
            where {where} group by {dimensions}f.kind, f.mark
            """,
            r =>
            {
                Cell(cells, Keys(question, r)).Add((FactKind)r.Int(some), (Marks)r.Int(some + 1), r.Long(some + 2), r.Long(some + 3), r.Long(some + 4), null, null);
                return 0;
            },
            cancellationToken);
        if (!formulas.Exists(f => f.Definition.Spread)) return cells;
        await session.QueryAsync(
            $"select {dimensions}f.kind, f.spread, f.business_spread from {sums} f where {where} and f.mark = {Marks.None} and f.spread is not null",
            r =>
            {
                Cell(cells, Keys(question, r)).Add((FactKind)r.Int(some), Marks.None, 0, 0, 0, r.Bytes(some + 1), r.IsNull(some + 2) ? null : r.Bytes(some + 2));
                return 0;
            },
            cancellationToken);
        return cells;
    }

    private async Task<Dictionary<string, (List<string?> Keys, Tally Tally)>> FactsAsync(
        ReadSession session, Scope scope, List<SqlText> conditions, int some, IEnumerable<SqlText> columns, Func<Row, int, string?> key, List<Formula> formulas, CancellationToken cancellationToken)
    {
        var cells = new Dictionary<string, (List<string?> Keys, Tally Tally)>(StringComparer.Ordinal);
        var asked = formulas.Aggregate(Marks.None, (marks, f) => marks | f.Hits | f.Without);
        var dimensions = Dimensions([.. columns]);
        var where = SqlText.Join(" and ", [.. conditions, $"f.counts = {true}"]);
        var source = Reach.Of(scope).Whole ? (SqlText)$"metrics_facts f where {where}" : $"metrics_facts f {Joined} where {where} and {sight.Filter(scope)}";
        await session.QueryAsync(
            $"select {dimensions}f.kind, f.marks, f.value, f.business from {source}",
            r =>
            {
                var keys = Enumerable.Range(0, some).Select(place => key(r, place)).ToList();
                Cell(cells, keys).Add((FactKind)r.Int(some), (Marks)r.Int(some + 1), r.Long(some + 2), r.Long(some + 3), asked);
                return 0;
            },
            cancellationToken);
        return cells;
    }

    /// <summary>Whether sums of brands and days say it all.</summary>
    private static bool OfDays(MetricQuestion question) =>
        question.By.All(d => d is MetricDimension.Day or MetricDimension.Brand) && question.Filter is { Agents: null, Teams: null, Queues: null, Channel: null, Returning: null };

    private static List<string?> Keys(MetricQuestion question, Row row) => [.. question.By.Select((dimension, place) => Conditions.Key(dimension, row, place))];

    private static Tally Cell(Dictionary<string, (List<string?> Keys, Tally Tally)> cells, List<string?> keys)
    {
        var name = string.Join('|', keys);
        if (!cells.TryGetValue(name, out var cell)) cells[name] = cell = (keys, new Tally());
        return cell.Tally;
    }

    private static Dictionary<string, MetricFigure> Figures(List<Formula> formulas, Tally tally) => formulas
        .Select(f => (f.Key, Figure: f.Figure(tally))).Where(f => f.Figure is not null).ToDictionary(f => f.Key, f => f.Figure!, StringComparer.Ordinal);

    private static IEnumerable<FactKind> Kinds(List<Formula> formulas) => formulas.SelectMany(f => f.Per is { } per ? [f.Kind, per] : new[] { f.Kind });

    private static List<Formula> Check(MetricQuestion question)
    {
        if (question.To < question.From) throw new InvalidRefusal("to", "before", "This lies before the beginning.");
        if (question.To.DayNumber - question.From.DayNumber >= IMetrics.MostDays) throw new InvalidRefusal("to", "tooLong", $"A period has at most {IMetrics.MostDays} days.");
        if (question.By.Count > 2) throw new InvalidRefusal("by", "tooMany", "At most two.");
        return Known(question.Keys);
    }

    private static List<Formula> Known(IReadOnlyList<string> keys) =>
        [.. keys.Select(k => MetricList.Find(k) ?? throw new InvalidRefusal("metrics", "unknown", "There is no such metric."))];

    private static async Task<TimeZoneInfo> ZoneAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        Zones.Of(await session.FirstAsync($"select time_zone from accounts_workspaces where id = {workspace}", r => r.Text(0), cancellationToken));
}
