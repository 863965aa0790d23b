using System.Data.Common;
using System.Text;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Search;

/// <summary>
/// The index on SQLite: an FTS5 table without content that holds, for each term, the numbers of the documents
/// (sqlite.org/fts5.html §4.4, §4.6). It answers in the order of the numbers, newest first, and stops when told.
/// </summary>
internal static class SqliteSearch
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuv";

    // Derived from other rows and no table of EF's, so no migration makes it.
    public static void Create(DbConnection connection) => Dialect.Execute(
        connection,
        "create table if not exists platform_search (doc integer not null primary key, workspace integer not null, kind integer not null, entity blob not null);"
        + "create unique index if not exists ix_platform_search_entity on platform_search (workspace, entity);"
        + "create virtual table if not exists platform_search_terms using fts5(terms, content='', contentless_delete=1, detail='none', tokenize='ascii')");

    public static void Add(Unit unit, long floor, long ceiling, SearchKind kind, Guid entity, IReadOnlyCollection<string> terms)
    {
        var doc = unit.NextDocument(floor, ceiling);
        unit.Execute($"insert into platform_search (doc, workspace, kind, entity) values ({doc}, {unit.Workspace}, {kind}, {entity})");
        unit.ExecuteLast($"insert into platform_search_terms (rowid, terms) values ({doc}, {Tokens(unit.Workspace, kind, terms)})");
    }

    /// <summary>The terms as FTS5 gets them: a text of tokens.</summary>
    internal static string Tokens(WorkspaceId workspace, SearchKind kind, IReadOnlyCollection<string> terms)
    {
        var tokens = new StringBuilder(terms.Count * 8);
        foreach (var term in terms) Token(tokens, TermCodes.Of(workspace, kind, 0, term)).Append(' ');
        return tokens.ToString();
    }

    public static SearchSource Find(WorkspaceId workspace, SearchKind kind, IReadOnlyCollection<string> terms, SearchWindow window)
    {
        // Tokens are letters and digits of ours: nothing of the query itself reaches FTS5's own language.
        var match = new StringBuilder();
        foreach (var term in terms) Token(match.Append(match.Length == 0 ? "\"" : " AND \""), TermCodes.Of(workspace, kind, 0, term)).Append('"');
        return new SearchSource(
            $"platform_search_terms t cross join platform_search d",
            $"t.platform_search_terms match {match.ToString()} and t.rowid >= {window.From} and t.rowid <= {window.To} and d.doc = t.rowid",
            $"t.rowid desc");
    }

    /// <summary>32 bits in seven signs.</summary>
    private static StringBuilder Token(StringBuilder tokens, int code)
    {
        for (var shift = 30; shift >= 0; shift -= 5) tokens.Append(Alphabet[(int)(((uint)code >> shift) & 31)]);
        return tokens;
    }
}
