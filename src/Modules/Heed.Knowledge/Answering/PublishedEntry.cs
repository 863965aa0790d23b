using Heed.Knowledge.Entries;

namespace Heed.Knowledge.Answering;

/// <summary>What answering needs of a published entry, read at the moment of answering.</summary>
internal sealed record PublishedEntry(Guid Id, Guid? Brand, Guid? Category, int Number, DateTimeOffset? ExpiresAt, DateTimeOffset At, EntryContent Content)
{
    /// <summary>Entries by id that customers or agents may be answered with now.</summary>
    public static async Task<Dictionary<Guid, PublishedEntry>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            select e.id, e.brand, e.category, e.published_number, e.expires_at, e.published_at, e.published from knowledge_entries e
            where e.workspace = {workspace} and e.id in {ids} and e.published is not null and e.status = {EntryStatus.Published} and (e.expires_at is null or e.expires_at > {now})
            """,
            Read, cancellationToken);
        return rows.ToDictionary(r => r.Id);
    }

    /// <summary>All of them that everybody of the brand may read.</summary>
    public static Task<List<PublishedEntry>> PublicAsync(ReadSession session, WorkspaceId workspace, Guid? brand, DateTimeOffset now, CancellationToken cancellationToken) => session.QueryAsync(
        $"""
        select e.id, e.brand, e.category, e.published_number, e.expires_at, e.published_at, e.published from knowledge_entries e
        where e.workspace = {workspace} and (e.brand is null or e.brand = {brand}) and e.published is not null and e.status = {EntryStatus.Published}
            and e.audience = {Audience.Public} and (e.expires_at is null or e.expires_at > {now})
        """,
        Read, cancellationToken);

    /// <summary>Whether a reader of the brand gets it.</summary>
    public bool IsFor(Guid? brand, bool withInternal) => (Brand is null || Brand == brand) && (withInternal || Content.Audience != Audience.Internal);

    private static PublishedEntry Read(Row r) => new(r.Id(0), r.IdOrNull(1), r.IdOrNull(2), r.Int(3), r.TimeOrNull(4), r.Time(5), EntryContent.Read(r.Text(6)));
}
