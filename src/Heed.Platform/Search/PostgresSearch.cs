using System.Data.Common;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Search;

/// <summary>
/// The index on PostgreSQL: the document's terms as numbers in a column with a GIN index. GIN knows no order, so each term
/// also names its bucket of documents: the newest buckets are asked alone, and a common word costs no more than a rare one.
/// </summary>
internal static class PostgresSearch
{
    // Derived from other rows, so no migration makes it. A search reads the list of pending entries from end to end, so that
    // is kept short (in KiB).
    internal const string Tables =
        """
        create table if not exists platform_search (doc bigint primary key, workspace integer not null, kind integer not null, entity uuid not null, terms integer[] not null);
        create unique index if not exists ix_platform_search_entity on platform_search (workspace, entity);
        create index if not exists ix_platform_search_terms on platform_search using gin (terms) with (fastupdate = on, gin_pending_list_limit = 512)
        """;

    public static void Create(DbConnection connection) => Dialect.Execute(connection, Tables, timeoutSeconds: 0);

    public static void Add(Unit unit, long floor, long ceiling, SearchKind kind, Guid entity, IReadOnlyCollection<string> terms)
    {
        var doc = unit.NextDocument(floor, ceiling);
        var codes = Codes(unit.Workspace, kind, doc, terms);
        unit.Execute($"insert into platform_search (doc, workspace, kind, entity, terms) values ({doc}, {unit.Workspace}, {kind}, {entity}, {codes})");
    }

    /// <summary>The document's terms as its column holds them.</summary>
    internal static int[] Codes(WorkspaceId workspace, SearchKind kind, long doc, IReadOnlyCollection<string> terms)
    {
        var bucket = doc >> SearchIndex.BucketBits;
        return [.. terms.Select(term => TermCodes.Of(workspace, kind, bucket, term))];
    }

    public static SearchSource Find(WorkspaceId workspace, SearchKind kind, IReadOnlyCollection<string> terms, SearchWindow window, int? newest)
    {
        var (first, last) = (window.From >> SearchIndex.BucketBits, window.To >> SearchIndex.BucketBits);
        var buckets = (int)(last - first + 1);
        var held = new List<SqlText>(terms.Count);
        foreach (var term in terms)
        {
            var codes = new int[buckets];
            for (var i = 0; i < buckets; i++) codes[i] = TermCodes.Of(workspace, kind, first + i, term);
            // A document has the codes of its own bucket only, so "one of these and one of those" means both terms.
            // Behind a select the planner does not look at the codes, which say nothing about how many documents there are.
            held.Add($"s.terms && (select {codes}::integer[])");
        }

        // Told how it is to be done, since no statistics can tell: GIN first (the sums keep it from walking all numbers of the
        // window), then row by row (of an array the planner expects ten). Left alone it hashed whole tables: seconds, not milliseconds.
        // What the index says of a document is taken along in that one look: a second one at each was a third of a search's pages.
        var some = newest is { } most ? (SqlText)$" order by s.doc + 0 desc limit {most}" : SqlText.Empty;
        return new SearchSource(
            $"""
            (select array_agg(w.doc) docs, array_agg(w.entity) entities from (
              select s.doc, s.entity from platform_search s where {SqlText.Join(" and ", held)} and s.doc + 0 >= {window.From} and s.doc + 0 <= {window.To}{some}) w) x
            cross join lateral unnest(x.docs, x.entities) d(doc, entity)
            """,
            $"d.doc is not null",
            $"d.doc desc");
    }
}
