using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Search;

/// <summary>
/// The store's own full-text index, written in the same unit as the rows it stands for: what is acknowledged can be found,
/// what is deleted cannot. FTS5 on SQLite, GIN on PostgreSQL; the dialects hold the difference. Documents are numbered in
/// the order in which they came, the workspace in the upper bits, so that newest first is the order of the index itself.
/// </summary>
public static class SearchIndex
{
    /// <summary>Documents of one bucket on engines that need them; windows are whole buckets.</summary>
    internal const int BucketBits = 14;
    private const int NumberBits = 40;

    /// <summary>Adds something that is not in the index yet. Nothing is written when there are no terms.</summary>
    public static void Add(Unit unit, SearchKind kind, Guid entity, IReadOnlyCollection<string> terms)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Count == 0) return;
        var (floor, ceiling) = Bounds(unit.Workspace);
        unit.Dialect.AddTerms(unit, floor, ceiling, kind, entity, terms);
    }

    /// <summary>Puts something in, whether or not it was there.</summary>
    public static void Put(Unit unit, SearchKind kind, Guid entity, IReadOnlyCollection<string> terms)
    {
        Remove(unit, entity);
        Add(unit, kind, entity, terms);
    }

    /// <summary>Takes out whatever the id stands for; nothing happens when it is not there.</summary>
    public static void Remove(Unit unit, Guid entity)
    {
        ArgumentNullException.ThrowIfNull(unit);
        foreach (var doc in unit.Query($"select doc from platform_search where workspace = {unit.Workspace} and entity = {entity}", r => r.Long(0)))
        {
            unit.Dialect.RemoveTerms(unit, doc);
            unit.Execute($"delete from platform_search where doc = {doc}");
        }
    }

    /// <summary>The number of the newest document of the workspace, or one below all of them. Every search begins with it.</summary>
    public static Task<long> NewestAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var (floor, ceiling) = Bounds(workspace);
        return session.NumberAsync(Dialect.NewestDocument(floor, ceiling), cancellationToken);
    }

    /// <summary>What to join for the documents of a kind within a window that hold all of the terms.</summary>
    /// <param name="newest">How many of the newest are enough, where nothing behind rules any of them out; null for all.</param>
    public static SearchSource Find(Dialect dialect, WorkspaceId workspace, SearchKind kind, IReadOnlyCollection<string> terms, SearchWindow window, int? newest = null)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(terms);
        return dialect.FindTerms(workspace, kind, terms, window, newest);
    }

    internal static (long Floor, long Ceiling) Bounds(WorkspaceId workspace) => ((long)workspace.Value << NumberBits, (workspace.Value + 1L) << NumberBits);
}
