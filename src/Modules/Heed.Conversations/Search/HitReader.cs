using System.Diagnostics;
using Heed.Kernel;
using Heed.Platform.Search;
using Heed.Platform.Store;
using Heed.Text;

namespace Heed.Conversations.Search;

/// <summary>
/// Reads hits newest first, window by window backwards, through the access rule and the filters, and checks each against
/// its text. Ends at the number asked for, at the beginning of the workspace, or when the time is up.
/// </summary>
internal static class HitReader
{
    /// <summary>A search that has looked for so long gives what it has; the rest comes with the next page.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1500);

    /// <summary>A customer with no more messages than this is read through, without the index.</summary>
    private const int FewMessages = 5000;

    /// <param name="newest">Where to begin, included.</param>
    /// <param name="wanted">How many hits are enough.</param>
    /// <returns>The hits, and how far back they reach: null when nothing further back is left to look at.</returns>
    public static async Task<(List<SearchHit> Hits, long? Reached)> ReadAsync(
        ReadSession session, Scope scope, SearchRequest request, SearchQuery query, IReadOnlyList<SearchKind> kinds, long newest, int wanted, CancellationToken cancellationToken)
    {
        var hits = new List<SearchHit>();
        var began = Stopwatch.GetTimestamp();
        var few = request.Customer is { } customer && await IsFewAsync(session, scope.Workspace, customer, cancellationToken);
        var windows = new SearchWindows(scope.Workspace, newest, IndexCounts(scope, request, query));
        var known = 0;
        for (var next = few ? new SearchWindow(0, newest) : windows.Next(0, wanted); next is { } window; next = few ? null : windows.Next(hits.Count - known, wanted - hits.Count))
        {
            known = hits.Count;
            var found = new List<SearchHit>();
            foreach (var kind in kinds)
            {
                found.AddRange(await ReadAsync(session, scope, request, query, kind, window, few ? FewMessages : wanted - hits.Count, few, cancellationToken));
            }

            // Several kinds meet here: what one of them may still hold beyond its limit lies further back than all that is kept.
            hits.AddRange(found.OrderByDescending(h => h.Doc).Take(wanted - hits.Count));
            if (hits.Count >= wanted) return (hits, hits[^1].Doc);
            if (Stopwatch.GetElapsedTime(began) > Patience) return (hits, window.From);
        }

        return (hits, null);
    }

    /// <summary>Whether the index alone says how many hits there are: nothing rules any of them out, and its terms say it all.</summary>
    public static bool IndexCounts(Scope scope, SearchRequest request, SearchQuery query) => query.TermsSuffice && request.TakesAll(scope);

    /// <summary>How many hits the index holds, up to a limit; and whether there may be more, because that or the time was reached.</summary>
    public static async Task<(int Count, bool More)> CountAsync(ReadSession session, Scope scope, SearchQuery query, IReadOnlyList<SearchKind> kinds, long newest, int most, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var windows = new SearchWindows(scope.Workspace, newest, takesAll: true);
        var (count, last) = (0, 0);
        for (var next = windows.Next(0, most); next is { } window; next = windows.Next(last, most - count))
        {
            last = 0;
            foreach (var kind in kinds) last += (int)await session.NumberAsync(HitSql.Count(session.Dialect, scope, query, kind, window, most), cancellationToken);
            count += last;
            if (count >= most) return (most, true);
            if (Stopwatch.GetElapsedTime(began) > Patience) return (count, true);
        }

        return (count, false);
    }

    private static async Task<List<SearchHit>> ReadAsync(
        ReadSession session, Scope scope, SearchRequest request, SearchQuery query, SearchKind kind, SearchWindow window, int wanted, bool few, CancellationToken cancellationToken)
    {
        var hits = new List<SearchHit>();
        var rest = window;
        // By relevance every text is weighed; else, where the terms say it all, only what is shown is read.
        var certain = query.TermsSuffice && !request.ByRelevance && !few;
        while (true)
        {
            // Most candidates are hits; when the text rules many out, the rest of the window is asked again.
            var rows = await session.QueryAsync(HitSql.Candidates(session.Dialect, scope, request, query, kind, rest, wanted, few, text: !certain), r => Read(r, kind), cancellationToken);
            foreach (var row in rows)
            {
                if (certain) hits.Add(row);
                else if (query.Match(row.Text) is { } ranges) hits.Add(row with { Ranges = ranges });
            }

            if (rows.Count < wanted || hits.Count >= wanted) return hits;
            rest = rest with { To = rows[^1].Doc - 1 };
        }
    }

    private static SearchHit Read(Row r, SearchKind kind) => new(r.Long(5), kind, r.Id(0), r.Id(1), r.IdOrNull(2), r.Time(3), r.Text(4), []);

    private static async Task<bool> IsFewAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken) =>
        await session.NumberAsync($"select sum(message_count) from conversations_conversations where workspace = {workspace} and customer = {customer}", cancellationToken) <= FewMessages;
}
