using Heed.Kernel;
using Heed.Platform.Search;
using Heed.Platform.Store;
using Heed.Text;

namespace Heed.Conversations.Search;

/// <summary>
/// The statements of a search: from the index to the row, to its conversation, through the access rule and the filters.
/// Or from a customer's conversations to all that stands in them, when that is little. Nothing is joined that nobody asks for: each row
/// of each table is a page looked at, and a common word has a thousand of them.
/// </summary>
internal static class HitSql
{
    /// <summary>Candidates of a kind within a window, newest first: columns entity, conversation, message, at, text, doc.</summary>
    /// <param name="few">From the customer's conversations instead of the index.</param>
    /// <param name="text">With the text; else an empty one stands for it.</param>
    public static SqlText Candidates(Dialect dialect, Scope scope, SearchRequest request, SearchQuery query, SearchKind kind, SearchWindow window, int limit, bool few, bool text)
    {
        var rows = RowsOf(kind);
        var said = text ? rows.Text : $"''";
        var filters = kind == SearchKind.Subject ? Created(request) : request.Messages();
        var allowed = request.Conversations(scope);
        if (few)
        {
            return $"""
                select {rows.Columns}, {said}, d.doc from conversations_conversations c{rows.Tables} cross join platform_search d
                where c.workspace = {scope.Workspace} and {allowed ?? All} and {rows.OfConversation(scope.Workspace)}{filters}
                and d.workspace = {scope.Workspace} and d.entity = {rows.Entity} and d.doc <= {window.To} order by d.doc desc limit {limit}
                """;
        }

        // A subject may be gone from its conversation; messages and files stand in the index as long as they are there.
        var alone = kind != SearchKind.Subject && request.TakesAll(scope);
        var source = SearchIndex.Find(dialect, scope.Workspace, kind, query.Terms, window, alone ? limit : null);
        var (thread, condition) = kind == SearchKind.Subject || allowed is not null
            ? ((SqlText)$" cross join conversations_conversations c", (SqlText)$" and c.workspace = {scope.Workspace} and {rows.InConversation} and {allowed ?? All}")
            : (SqlText.Empty, SqlText.Empty);
        return $"""
            select {rows.Columns}, {said}, d.doc from {source.From}{rows.Tables}{thread}
            where {source.Where}{rows.OfDocument(scope.Workspace)}{condition}{filters}
            order by {source.Newest} limit {limit}
            """;
    }

    /// <summary>How many documents of a kind a window holds for the words, up to a limit: all that is asked where nothing rules any out.</summary>
    public static SqlText Count(Dialect dialect, Scope scope, SearchQuery query, SearchKind kind, SearchWindow window, int limit)
    {
        var source = SearchIndex.Find(dialect, scope.Workspace, kind, query.Terms, window);
        return $"select count(*) from (select d.doc from {source.From} where {source.Where} limit {limit}) counted";
    }

    private static SqlText All => $"1 = 1";

    private static Rows RowsOf(SearchKind kind) => kind switch
    {
        SearchKind.Message => new Rows(
            $"m.id, m.conversation, m.id, m.at", $"m.text", $"m.id", $" cross join conversations_messages m", $"c.id = m.conversation",
            workspace => $" and m.workspace = {workspace} and m.id = d.entity",
            workspace => $"m.workspace = {workspace} and m.conversation = c.id"),
        SearchKind.File => new Rows(
            $"f.id, m.conversation, m.id, f.created_at", $"f.name", $"f.id", $" cross join conversations_files f cross join conversations_messages m", $"c.id = m.conversation",
            workspace => $" and f.workspace = {workspace} and f.id = d.entity and m.workspace = {workspace} and m.id = f.message",
            workspace => $"f.workspace = {workspace} and f.conversation = c.id and m.workspace = {workspace} and m.id = f.message"),
        _ => new Rows(
            $"c.id, c.id, null, c.created_at", $"c.subject", $"c.id", SqlText.Empty, $"c.id = d.entity and c.subject is not null",
            _ => SqlText.Empty,
            _ => $"c.subject is not null"),
    };

    private static SqlText Created(SearchRequest request)
    {
        var parts = SqlText.Empty;
        if (request.From is { } from) parts.AppendFormatted((SqlText)$" and c.created_at >= {from}");
        if (request.To is { } to) parts.AppendFormatted((SqlText)$" and c.created_at <= {to}");
        return parts;
    }

    /// <summary>How a kind's rows are read and joined, from a document or from a conversation.</summary>
    /// <param name="InConversation">From the row to its conversation.</param>
    private sealed record Rows(
        SqlText Columns, SqlText Text, SqlText Entity, SqlText Tables, SqlText InConversation, Func<WorkspaceId, SqlText> OfDocument, Func<WorkspaceId, SqlText> OfConversation);
}
