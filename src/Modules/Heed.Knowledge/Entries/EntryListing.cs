using Heed.Knowledge.Categories;
using Heed.Knowledge.Usage;
using Heed.Platform.Web;

namespace Heed.Knowledge.Entries;

/// <summary>
/// Lists entries. Uses are sums over days, which no index orders by, so the lines of a workspace (without their contents)
/// are read and put in order here: a few milliseconds for 10,000 entries.
/// </summary>
internal static class EntryListing
{
    /// <summary>More entries than this a workspace cannot have.</summary>
    internal const int Most = 20_000;
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(365);

    public static async Task<EntryPage> PageAsync(ReadSession session, Scope scope, EntryFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        filter.Check();
        var limit = Paging.Limit(filter.Limit);
        var after = Paging.Decode<Guid?>(filter.After);
        var rows = await AllAsync(session, scope, filter.Brand, null, now, cancellationToken);
        var within = filter.Category is { } top ? await CategoryTree.BelowAsync(session, scope.Workspace, top, cancellationToken) : null;
        var found = string.IsNullOrWhiteSpace(filter.Q)
            ? null
            : (await session.QueryAsync(
                $"select e.id from knowledge_entries e where e.workspace = {scope.Workspace} and {session.Dialect.Contains("e.wordings", filter.Q.Trim())}", r => r.Id(0), cancellationToken)).ToHashSet();
        var wanted = rows.Where(r =>
            (filter.Status is { } status ? Is(r, status) : r.Status != EntryStatus.Archived)
            && (within is null || (r.CategoryId is { } category && within.Contains(category)))
            && (filter.Owner is not { } owner || r.OwnerId == owner)
            && (filter.Audience is not { } audience || r.Audience == audience)
            && (filter.Attention is not { } attention || Asks(r, attention, now))
            && (found is null || found.Contains(r.Id)));
        List<EntryRow> ordered = [.. filter.Order switch
        {
            EntryOrder.Uses => wanted.OrderByDescending(r => r.Uses30).ThenByDescending(r => r.ChangedAt).ThenBy(r => r.Id),
            EntryOrder.Question => wanted.OrderBy(r => r.Question, StringComparer.Ordinal).ThenBy(r => r.Id),
            _ => wanted.OrderByDescending(r => r.ChangedAt).ThenByDescending(r => r.Id),
        }];
        // The last row shown may be gone or elsewhere by now: then the list begins again, rather than skipping something.
        var start = after is { } last ? ordered.FindIndex(r => r.Id == last) + 1 : 0;
        var items = ordered.GetRange(start, Math.Min(limit, ordered.Count - start));
        return new EntryPage(items, start + items.Count < ordered.Count ? Paging.Encode<Guid?>(items[^1].Id) : null, ordered.Count, Count(rows, now));
    }

    /// <summary>Everything the scope sees, of a brand and of all brands when one is named, with its uses.</summary>
    public static async Task<List<EntryRow>> AllAsync(
        ReadSession session, Scope scope, Guid? brand, IReadOnlyCollection<Guid>? ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SqlText ofBrand = $" and (e.brand is null or e.brand = {brand})";
        SqlText named = $" and e.id in {ids ?? []}";
        var rows = await session.QueryAsync(
            $"""
            select {EntryRow.Columns} from knowledge_entries e where e.workspace = {scope.Workspace}{(brand is null ? SqlText.Empty : ofBrand)}{(ids is null ? SqlText.Empty : named)}
            {EntryAccess.Visible(scope)} limit {Most}
            """,
            r => EntryRow.Read(r, now), cancellationToken);
        var usage = await UsageBook.AllAsync(session, scope.Workspace, now, UsageSums.Usual, cancellationToken);
        return [.. rows.Select(r => r.With(usage.GetValueOrDefault(r.Id)))];
    }

    /// <summary>Whether the entry asks for this kind of attention.</summary>
    public static bool Asks(EntryRow row, EntryAttention attention, DateTimeOffset now) => row.Status != EntryStatus.Archived && attention switch
    {
        EntryAttention.Expiring => row.PublishedNumber is not null && (row.Expiring || row.Expired),
        EntryAttention.Falling => row.PublishedNumber is not null && row.Falling,
        EntryAttention.Stale => row.PublishedNumber is not null && row.ChangedAt < now - StaleAfter,
        EntryAttention.Review => row.Review == ReviewState.Pending,
        EntryAttention.Mined => row.Origin == EntryOrigin.Mined && row.PublishedNumber is null,
        _ => row.HasDraft,
    };

    // A new version of a published entry that waits for review is found under both.
    private static bool Is(EntryRow row, EntryStatus status) =>
        row.Status == status || (status == EntryStatus.InReview && row.Review == ReviewState.Pending && row.Status != EntryStatus.Archived);

    private static EntryCounts Count(List<EntryRow> rows, DateTimeOffset now)
    {
        int Of(EntryStatus status) => rows.Count(r => Is(r, status));
        int Asking(EntryAttention attention) => rows.Count(r => Asks(r, attention, now));
        return new EntryCounts(
            rows.Count(r => r.Status != EntryStatus.Archived), Of(EntryStatus.Draft), Of(EntryStatus.InReview), Of(EntryStatus.Published), Of(EntryStatus.Archived),
            Asking(EntryAttention.Drafts), Asking(EntryAttention.Expiring), Asking(EntryAttention.Falling), Asking(EntryAttention.Stale), Asking(EntryAttention.Mined));
    }
}
