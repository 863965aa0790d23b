using Heed.Conversations.Public;

namespace Heed.Mcp.Tools;

/// <summary>How things stand, over the conversations that the key may see.</summary>
internal sealed class Report(IStore store, IConversationSight sight, TimeProvider time) : ITool
{
    public ToolForm Form { get; } = new(
        "report", "Report", "How many conversations are open, how many wait for an answer and for how long, and how many began, were resolved and were rated in the last days.",
        [new("days", "Over how many days to look back.", 90, Least: 1, Otherwise: 1)],
        typeof(Reported));

    public string Permission => "reports.read";

    public async Task<ToolAnswer> RunAsync(Scope scope, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var days = (int)arguments.Number("days");
        var since = now.AddDays(-days);
        using var session = store.Read();
        var figures = await session.FirstAsync(
            $"""
            select count(case when c.category <> {StatusCategory.Resolved} then 1 end), count(case when c.category <> {StatusCategory.Resolved} and c.waiting_since is not null then 1 end),
                min(case when c.category <> {StatusCategory.Resolved} then c.waiting_since end), count(case when c.created_at > {since} then 1 end), count(case when c.resolved_at > {since} then 1 end),
                count(case when c.created_at > {since} and c.rating_score is not null then 1 end), coalesce(sum(case when c.created_at > {since} then c.rating_score end), 0)
            from conversations_conversations c where c.workspace = {scope.Workspace} and {sight.Filter(scope)}
                and (c.category <> {StatusCategory.Resolved} or c.created_at > {since} or c.resolved_at > {since})
            """,
            r => (Open: r.Long(0), Waiting: r.Long(1), Longest: r.TimeOrNull(2), Began: r.Long(3), Resolved: r.Long(4), Rated: r.Long(5), Ratings: r.Long(6)),
            cancellationToken);
        return new ToolAnswer(new Reported(
            now, days, figures.Open, figures.Waiting, figures.Longest is { } first ? (long)(now - first).TotalSeconds : 0, figures.Began, figures.Resolved, figures.Rated,
            figures.Rated > 0 ? Math.Round((double)figures.Ratings / figures.Rated, 2) : null));
    }
}

/// <summary>Figures as they are now.</summary>
/// <param name="Began">Conversations begun in the last <paramref name="Days"/> days; so for resolved and rated ones.</param>
/// <param name="AverageRating">1 to 5; null without ratings.</param>
internal sealed record Reported(DateTimeOffset At, int Days, long Open, long Waiting, long LongestWaitSeconds, long Began, long Resolved, long Rated, double? AverageRating);
