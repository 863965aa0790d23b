using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Heed.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Search;

/// <summary>Search over everything the caller may see, and within one thread.</summary>
internal static class SearchEndpoints
{
    private const int MaxPlaces = 200;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/search", FindAsync).NeedsMember().WithName("Search").WithTags("Search")
            .WithSummary("Messages, conversations, customers and files that the caller may see. Words, \"phrases\", -exclusions; totals are exact to 999.");
        workspace.MapGet("/conversations/{conversation:guid}/search", WithinAsync).NeedsMember().WithName("SearchConversation").WithTags("Search")
            .WithSummary("Where in one thread the query occurs, newest first, at most 200 places.");
    }

    private static async Task<Ok<SearchPage>> FindAsync([AsParameters] SearchRequest request, Caller caller, SearchDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.FindAsync(caller.Scope, request, cancellationToken));

    private static async Task<Ok<ThreadPlaces>> WithinAsync(Guid conversation, string? query, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        new Validate().Text(query, "query", SearchQuery.MaxQuery, required: false).Done();
        using var session = store.Read();
        await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var asked = SearchQuery.Parse(query);
        if (asked.IsEmpty) return TypedResults.Ok(new ThreadPlaces([]));
        // A thread is one range of the table: reading it through is as good as an index, and needs none.
        var said = await session.QueryAsync(
            $"""
            select id, position, text from conversations_messages
            where workspace = {caller.Scope.Workspace} and conversation = {conversation} and author <> {MessageAuthor.System} order by position desc
            """,
            r => (Id: r.Id(0), Position: r.Int(1), Text: r.Text(2)), cancellationToken);
        var places = said.Select(m => (m.Id, m.Position, m.Text, Ranges: asked.Match(m.Text))).Where(m => m.Ranges is not null).Take(MaxPlaces);
        return TypedResults.Ok(new ThreadPlaces([.. places.Select(m => new ThreadPlace(m.Id, m.Position, Snippet.Cut(m.Text, m.Ranges!)))]));
    }
}

/// <summary>Places in a thread.</summary>
internal sealed record ThreadPlaces(IReadOnlyList<ThreadPlace> Items);

/// <summary>A message of the thread in which the query occurs.</summary>
internal sealed record ThreadPlace(Guid Id, int Position, Snippet Snippet);
