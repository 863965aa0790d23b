using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Customers.Public;
using Heed.Metrics.Public;
using Heed.Platform.Web;
using Heed.Reports.Figures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Reports.Evidence;

/// <summary><c>/reports/conversations</c>: exactly the conversations behind a number, as far as the caller sees them.</summary>
internal static class EvidenceEndpoints
{
    public static void Map(IEndpointRouteBuilder reports) => reports.MapGet("/conversations", ListAsync).Needs(MetricPermissions.Read)
        .WithName("ReportConversations").WithSummary("The conversations behind a figure: one row a measured fact, newest or largest first.");

    private static async Task<Ok<ReportEvidence>> ListAsync(
        [AsParameters] ReportAsk ask, Caller caller, IStore store, IMetrics metrics, IConversations conversations, ICustomers customers, IPeople people, CancellationToken cancellationToken,
        bool? hits = null, int? weekday = null, int? hour = null, bool? largest = null, int? limit = null, string? after = null)
    {
        new Validate().That(weekday is null or (>= 0 and <= 6), "weekday", "outOfRange", "Between 0 and 6.").That(hour is null or (>= 0 and <= 23), "hour", "outOfRange", "Between 0 and 23.").Done();
        var (size, skip) = (Paging.Limit(limit), Paging.Decode<int>(after));
        if (skip < 0) throw new InvalidRefusal("after", "badCursor", "This cursor was not given out by this list.");
        using var session = store.Read();
        var question = ask.Read(await metrics.TodayAsync(session, caller.Scope.Workspace, cancellationToken), [.. metrics.Definitions.Select(d => d.Key)]);
        if (question.Keys is not [var key]) throw new InvalidRefusal("metrics", "required", "One metric.");
        var (places, all) = await metrics.EvidenceAsync(
            session, caller.Scope, new MetricEvidence(key, question.From, question.To, question.Filter, hits) { Weekday = (DayOfWeek?)weekday, Hour = hour, LargestFirst = largest == true }, skip, size + 1, cancellationToken);
        var rows = (await conversations.FindAsync(session, caller.Scope.Workspace, [.. places.Select(p => p.Conversation).Distinct()], cancellationToken)).ToDictionary(c => c.Id);
        var faces = await customers.NamesAsync(session, caller.Scope.Workspace, [.. rows.Values.Select(c => c.Customer).Distinct()], cancellationToken);
        var agents = await people.FindAsync(session, caller.Scope.Workspace, [.. places.Select(p => p.Agent).OfType<Guid>().Distinct()], cancellationToken);
        var words = await WordsAsync(session, caller.Scope.Workspace, [.. rows.Keys], cancellationToken);
        var items = places.Where(p => rows.ContainsKey(p.Conversation)).Take(size).Select(p =>
        {
            var row = rows[p.Conversation];
            return new ReportedConversation(
                row.Id, row.Number, faces.GetValueOrDefault(row.Customer)?.Name ?? "", words.GetValueOrDefault(row.Id) ?? "", row.Channel, row.Category, p.At, p.Value, p.Business, p.Hit,
                p.Agent, p.Agent is { } agent ? agents.GetValueOrDefault(agent)?.Name : null, row.RatingScore, row.MergedInto);
        }).ToList();
        return TypedResults.Ok(new ReportEvidence(all, items, places.Count > size ? Paging.Encode(skip + size) : null));
    }

    /// <summary>Subject, or else the last words, as lists show them.</summary>
    private static async Task<Dictionary<Guid, string>> WordsAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            $"select id, subject, last_text from conversations_conversations where workspace = {workspace} and id in {ids}", r => (Id: r.Id(0), Words: r.TextOrNull(1) ?? r.Text(2)), cancellationToken))
        .ToDictionary(r => r.Id, r => r.Words);
}

/// <summary>What stands behind a figure.</summary>
/// <param name="All">Facts behind the figure; more than can be listed when conversations are kept no longer.</param>
internal sealed record ReportEvidence(long All, IReadOnlyList<ReportedConversation> Items, string? Next);

/// <summary>A conversation behind a figure: once for each fact.</summary>
/// <param name="Words">Its subject, or its last words.</param>
/// <param name="Value">Seconds of a duration, the score of a rating, a number of messages.</param>
/// <param name="Hit">Of a share: whether it is one of the hits.</param>
internal sealed record ReportedConversation(
    Guid Id, long Number, string Customer, string Words, string Channel, StatusCategory Category, DateTimeOffset At, double? Value, double? Business, bool Hit,
    Guid? AgentId, string? Agent, int? Rating, Guid? MergedInto);
