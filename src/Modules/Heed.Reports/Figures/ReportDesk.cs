using Heed.Metrics.Public;
using Heed.Reports.Naming;

namespace Heed.Reports.Figures;

/// <summary>Answers reports: figures now and before, days without gaps, parts with their names.</summary>
internal sealed class ReportDesk(IStore store, IMetrics metrics, PartNames names)
{
    private static readonly Dictionary<string, MetricFigure> Nothing = [];

    public async Task<ReportSummary> SummaryAsync(Scope scope, ReportAsk ask, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var question = await ReadAsync(session, scope, ask, cancellationToken);
        var now = await TotalAsync(session, scope, question, cancellationToken);
        var (from, to) = Before(question);
        var before = ask.Compare == true ? await TotalAsync(session, scope, question with { From = from, To = to }, cancellationToken) : null;
        return new ReportSummary(question.From, question.To, before is null ? null : from, before is null ? null : to, now, before);
    }

    public async Task<ReportSeries> SeriesAsync(Scope scope, ReportAsk ask, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var question = await ReadAsync(session, scope, ask, cancellationToken, MetricDimension.Day);
        var days = await DaysAsync(session, scope, question, cancellationToken);
        var (from, to) = Before(question);
        return new ReportSeries(question.From, question.To, days, ask.Compare == true ? await DaysAsync(session, scope, question with { From = from, To = to }, cancellationToken) : null);
    }

    public async Task<ReportTable> TableAsync(Scope scope, ReportAsk ask, string? by, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var dimensions = Dimensions(by);
        var question = await ReadAsync(session, scope, ask, cancellationToken, dimensions);
        var cells = await metrics.FiguresAsync(session, scope, question, cancellationToken);
        var (from, to) = Before(question);
        var before = ask.Compare == true
            ? (await metrics.FiguresAsync(session, scope, question with { From = from, To = to }, cancellationToken)).ToDictionary(c => string.Join('|', c.Keys), c => c.Figures)
            : null;
        var called = new List<IReadOnlyDictionary<string, string>>();
        for (var place = 0; place < dimensions.Length; place++) called.Add(await names.OfAsync(session, scope, dimensions[place], cells.Select(c => c.Keys[place]), cancellationToken));
        var rows = cells.Select(c => new ReportRow(
            [.. c.Keys.Select((key, place) => new ReportPart(key, key is null ? null : called[place].GetValueOrDefault(key)))],
            c.Figures, before is null ? null : before.GetValueOrDefault(string.Join('|', c.Keys), Nothing))).ToList();
        return new ReportTable(question.From, question.To, dimensions, rows);
    }

    public async Task<ReportWeek> WeekAsync(Scope scope, ReportAsk ask, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var question = await ReadAsync(session, scope, ask, cancellationToken);
        return new ReportWeek(question.From, question.To, await metrics.WeekAsync(session, scope, question, cancellationToken));
    }

    /// <summary>The period of the same length just before.</summary>
    private static (DateOnly From, DateOnly To) Before(MetricQuestion question)
    {
        var days = question.To.DayNumber - question.From.DayNumber + 1;
        return question.From.DayNumber < days ? (question.From, question.To) : (question.From.AddDays(-days), question.From.AddDays(-1));
    }

    private static MetricDimension[] Dimensions(string? by)
    {
        var words = (by ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 2) throw new InvalidRefusal("by", "required", "One or two of day, agent, team, brand, channel, queue, customers.");
        return [.. words.Select(w => !char.IsAsciiDigit(w[0]) && Enum.TryParse<MetricDimension>(w, ignoreCase: true, out var one)
            ? one
            : throw new InvalidRefusal("by", "unknown", "One or two of day, agent, team, brand, channel, queue, customers."))];
    }

    private async Task<MetricQuestion> ReadAsync(ReadSession session, Scope scope, ReportAsk ask, CancellationToken cancellationToken, params MetricDimension[] by) =>
        ask.Read(await metrics.TodayAsync(session, scope.Workspace, cancellationToken), [.. metrics.Definitions.Select(d => d.Key)], by);

    private async Task<IReadOnlyDictionary<string, MetricFigure>> TotalAsync(ReadSession session, Scope scope, MetricQuestion question, CancellationToken cancellationToken) =>
        (await metrics.FiguresAsync(session, scope, question, cancellationToken)) is [var all, ..] ? all.Figures : Nothing;

    private async Task<IReadOnlyList<ReportDay>> DaysAsync(ReadSession session, Scope scope, MetricQuestion question, CancellationToken cancellationToken)
    {
        var found = (await metrics.FiguresAsync(session, scope, question, cancellationToken)).ToDictionary(c => c.Keys[0]!, c => c.Figures);
        return [.. Enumerable.Range(0, question.To.DayNumber - question.From.DayNumber + 1).Select(question.From.AddDays)
            .Select(date => new ReportDay(date, found.GetValueOrDefault(date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Nothing)))];
    }
}
