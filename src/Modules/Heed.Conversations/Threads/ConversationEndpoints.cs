using Heed.Conversations.Messages;
using Heed.Conversations.Public;
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

    private static async Task<Ok<ConversationList>> ListAsync([AsParameters] ConversationQuery query, Caller caller, IStore store, ConversationViews views, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(query.Limit);
        var (after, order) = query.Page(size);
        using var session = store.Read();
        var rows = await views.QueryAsync(session, caller.Scope.Workspace, $"{query.Where(caller.Scope)}{after}", order, cancellationToken);
        var page = Paging.From(rows, size, ConversationQuery.PlaceOf);
        return TypedResults.Ok(new ConversationList(page.Items, page.Next, await SeenAsync(session, caller.Scope, page.Items, cancellationToken)));
    }

    private static async Task<Ok<ConversationDetail>> GetAsync(
        Guid conversation, Caller caller, HttpContext context, IStore store, ConversationViews views, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var view = await views.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var seen = await SeenAsync(session, caller.Scope, [view], cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(new ConversationDetail(view, seen.GetValueOrDefault(view.Id)));
    }

    private static async Task<Dictionary<Guid, int>> SeenAsync(ReadSession session, Scope scope, IReadOnlyList<ConversationView> rows, CancellationToken cancellationToken)
    {
        if (scope.Actor is not { Kind: ActorKind.Person, Id: { } me } || rows.Count == 0) return [];
        var ids = rows.Select(r => r.Id).ToList();
        var seen = await session.QueryAsync(
            $"select conversation, position from conversations_seen where workspace = {scope.Workspace} and person = {me} and conversation in {ids}",
            r => (r.Id(0), r.Int(1)), cancellationToken);
        return seen.ToDictionary(s => s.Item1, s => s.Item2);
    }

    private static async Task<Ok<InboxCounts>> CountsAsync(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return TypedResults.Ok(await ConversationCounts.ReadAsync(session, caller.Scope, cancellationToken));
    }

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

/// <summary>A page of conversations, with how far the caller has read each.</summary>
internal sealed record ConversationList(IReadOnlyList<ConversationView> Items, string? Next, IReadOnlyDictionary<Guid, int> Seen);

/// <summary>A conversation, and how far the caller has read it.</summary>
internal sealed record ConversationDetail(ConversationView Conversation, int SeenPosition);

/// <summary>A conversation begun by an agent.</summary>
/// <param name="Recipients">Who gets the first message, instead of the customer; mail only.</param>
internal sealed record StartConversationRequest(
    Guid InboxId, Guid CustomerId, string Text, Guid? Id = null, string? Subject = null, RecipientsRequest? Recipients = null, IReadOnlyList<Guid>? FileIds = null);
