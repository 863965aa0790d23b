using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Timeline;

/// <summary>What this module itself contributes: the first contact, and notes. Access to the customer is checked by the caller.</summary>
internal sealed class OwnTimeline : ITimelineSource
{
    private const int MaxTitle = 140;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        ReadSession session, Scope scope, Guid customer, TimelinePlace after, int limit, CancellationToken cancellationToken)
    {
        var entries = await session.QueryAsync(
            $"""
            select id, text, created_at, author from customers_notes where workspace = {scope.Workspace} and customer = {customer}
            and (created_at < {after.At} or (created_at = {after.At} and id < {after.Id})) order by created_at desc, id desc limit {limit}
            """,
            r => new TimelineEntry(r.Time(2), "note", r.Id(0), Begin(r.Text(1)), new { author = r.IdOrNull(3) }),
            cancellationToken);
        entries.AddRange(await session.QueryAsync(
            $"""
            select id, created_at from customers_customers where workspace = {scope.Workspace} and id = {customer}
            and (created_at < {after.At} or (created_at = {after.At} and id < {after.Id}))
            """,
            r => new TimelineEntry(r.Time(1), "created", r.Id(0), "", new { }),
            cancellationToken));
        return entries;
    }

    private static string Begin(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        if (end >= 0) line = line[..end];
        if (line.Length <= MaxTitle) return line.ToString();
        // Never half a surrogate pair.
        return (char.IsHighSurrogate(line[MaxTitle - 1]) ? line[..(MaxTitle - 1)] : line[..MaxTitle]).ToString() + "…";
    }
}
