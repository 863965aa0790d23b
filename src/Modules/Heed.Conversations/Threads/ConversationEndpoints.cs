using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Views;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Threads;

/// <summary>Lists, counts and single conversations.</summary>
internal static class ConversationEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations").WithTags("Conversations");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListConversations").WithSummary("Conversations the caller may see; waiting ones oldest first, others newest first.");
        group.MapGet("/counts", CountsAsync).NeedsMember().WithName("CountConversations").WithSummary("Sizes of the inbox's views; exact to 999, then 1000 stands for more.");
        group.MapGet("/{conversation:guid}", GetAsync).NeedsMember().WithName("GetConversation").WithSummary("One conversation.");
        group.MapPost("", StartAsync).Needs(ConversationPermissions.Start).WithName("StartConversation").WithSummary("Writes to a customer first.");
    }

    private static async Task<Ok<ConversationList>> ListAsync(
        [AsParameters] ConversationQuery query, Caller caller, IStore store, ConversationViews views, ListSelection selection, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(query.Limit);
        using var session = store.Read();
        var (where, sort) = await selection.ReadAsync(session, caller.Scope, query, cancellationToken);
        var (after, order) = query.Page(size, sort);
        var rows = await views.QueryAsync(session, caller.Scope.Workspace, $"{where}{after}", order, cancellationToken);
        var page = Paging.From(rows, size, row => ConversationQuery.PlaceOf(row, sort));
        var (seen, marked) = await SeenAsync(session, caller.Scope, page.Items, cancellationToken);
        return TypedResults.Ok(new ConversationList(page.Items, page.Next, seen, marked));
    }

    private static async Task<Ok<ConversationDetail>> GetAsync(
        Guid conversation, Caller caller, HttpContext context, IStore store, ConversationViews views, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var view = await views.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var (seen, marked) = await SeenAsync(session, caller.Scope, [view], cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(new ConversationDetail(view, seen.GetValueOrDefault(view.Id), marked.Count > 0));
    }

    private static async Task<(Dictionary<Guid, int> Positions, IReadOnlyList<Guid> Marked)> SeenAsync(
        ReadSession session, Scope scope, IReadOnlyList<ConversationView> rows, CancellationToken cancellationToken)
    {
        if (scope.Actor is not { Kind: ActorKind.Person, Id: { } me } || rows.Count == 0) return ([], []);
        var ids = rows.Select(r => r.Id).ToList();
        var seen = await session.QueryAsync(
            $"select conversation, position, marked from conversations_seen where workspace = {scope.Workspace} and person = {me} and conversation in {ids}",
            r => (Id: r.Id(0), Position: r.Int(1), Marked: r.Bool(2)), cancellationToken);
        return (seen.ToDictionary(s => s.Id, s => s.Position), [.. seen.Where(s => s.Marked).Select(s => s.Id)]);
    }

    private static async Task<Ok<InboxCounts>> CountsAsync(Caller caller, ConversationCounts counts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await counts.ReadAsync(caller.Scope, cancellationToken));

    private static async Task<Created<ConversationView>> StartAsync(
        StartConversationRequest request, Caller caller, HttpContext context, IStore store, StartConversation start, ConversationViews views, CancellationToken cancellationToken)
    {
        var id = await start.RunAsync(caller.Scope, request, cancellationToken);
        using var session = store.Read();
        var view = await views.GetAsync(session, caller.Scope, id, cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/conversations/{id}", view);
    }
}

/// <summary>A page of conversations, with how far the caller has read each, and which the caller marked unread.</summary>
internal sealed record ConversationList(IReadOnlyList<ConversationView> Items, string? Next, IReadOnlyDictionary<Guid, int> Seen, IReadOnlyList<Guid> Marked);

/// <summary>A conversation, and how far the caller has read it.</summary>
internal sealed record ConversationDetail(ConversationView Conversation, int SeenPosition, bool Marked);

/// <summary>A conversation begun by an agent.</summary>
/// <param name="Recipients">Who gets the first message, instead of the customer; mail only.</param>
internal sealed record StartConversationRequest(
    Guid InboxId, Guid CustomerId, string Text, Guid? Id = null, string? Subject = null, RecipientsRequest? Recipients = null, IReadOnlyList<Guid>? FileIds = null);
