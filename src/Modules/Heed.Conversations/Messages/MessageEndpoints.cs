using System.ComponentModel;
using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Messages;

/// <summary>Reading and writing a thread.</summary>
internal static class MessageEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{conversation:guid}").WithTags("Messages");
        group.MapGet("/messages", ListAsync).NeedsMember().WithName("ListMessages").WithSummary("A stretch of the thread, ascending; the newest without a position.");
        group.MapPost("/messages", SendAsync).NeedsMember().WithName("SendMessage").WithSummary("Sends a reply to the customer, or adds a note for the team.");
        group.MapPut("/seen", SeenAsync).NeedsMember().WithName("MarkSeen").WithSummary("How far the caller has read; never goes back.");
        workspace.MapGet("/mentions", MentionsAsync).NeedsMember().WithName("ListMentions").WithTags("Messages").WithSummary("Where the caller was mentioned, newest first.");
    }

    private static async Task<Ok<MessagePage>> ListAsync(
        Guid conversation, Caller caller, IStore store, MessageViews views, int? before, int? after, int? limit, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        using var session = store.Read();
        await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var where = after is { } from
            ? (SqlText)$"m.conversation = {conversation} and m.position > {from}"
            : $"m.conversation = {conversation} and m.position < {before ?? int.MaxValue}";
        var order = after is null ? (SqlText)$"order by m.position desc limit {size + 1}" : $"order by m.position limit {size + 1}";
        var rows = await views.QueryAsync(session, caller.Scope.Workspace, where, order, cancellationToken);
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        if (after is null) rows.Reverse();
        return TypedResults.Ok(new MessagePage(rows, after is null ? more : after > 0, after is null ? before is not null : more));
    }

    private static async Task<Created<MessageView>> SendAsync(
        Guid conversation, SendMessageRequest request, Caller caller, SendMessage send, CancellationToken cancellationToken)
    {
        var message = await send.RunAsync(caller.Scope, conversation, request, cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/conversations/{conversation}/messages?after={message.Position - 1}&limit=1", message);
    }

    private static async Task<NoContent> SeenAsync(Guid conversation, SeenRequest request, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var row = await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
            if (request.Position < 0 || request.Position > row.MessageCount) throw new InvalidRefusal("position", "outOfRange", "There is no such position in this conversation.");
            var known = await session.NumberAsync(
                $"select position from conversations_seen where workspace = {caller.Scope.Workspace} and person = {caller.PersonId} and conversation = {conversation}", cancellationToken);
            if (known >= request.Position) return TypedResults.NoContent();
        }

        await store.WriteAsync(caller.Scope, unit => MarkSeen(unit, caller.PersonId, conversation, request.Position), cancellationToken);
        return TypedResults.NoContent();
    }

    private static void MarkSeen(Unit unit, Guid person, Guid conversation, int position)
    {
        unit.Execute($"""
            insert into conversations_seen (workspace, person, conversation, position, marked) values ({unit.Workspace}, {person}, {conversation}, {position}, {false})
            on conflict (workspace, person, conversation) do update set position = excluded.position, marked = excluded.marked
            where conversations_seen.position < excluded.position or conversations_seen.marked
            """);
        unit.Execute($"""
            update conversations_mentions set read_at = {unit.Now}
            where workspace = {unit.Workspace} and person = {person} and conversation = {conversation} and read_at is null
            """);
        unit.Append(new LedgerEvent("conversation.seen", "seen", conversation, 0, new { person }));
        var moved = unit.Execute($"""
            update conversations_conversations set agent_seen = {position} where workspace = {unit.Workspace} and id = {conversation} and agent_seen < {position}
            """);
        // The customer's widget shows "read"; agents' rows do not change by it.
        if (moved > 0) unit.Append(new LedgerEvent("conversation.read", "reading", conversation));
    }

    private static async Task<Ok<Page<MentionRow>>> MentionsAsync(Caller caller, IStore store, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var place = Paging.Decode<MentionPlace>(after);
        SqlText further = place is null ? SqlText.Empty : $"and (t.at < {place.At} or (t.at = {place.At} and t.message < {place.Id}))";
        using var session = store.Read();
        var rows = await session.QueryAsync(
            $"""
            select t.conversation, t.message, t.at, t.read_at from conversations_mentions t
            join conversations_conversations c on c.workspace = t.workspace and c.id = t.conversation
            where t.workspace = {caller.Scope.Workspace} and t.person = {caller.PersonId} and {ConversationAccess.Filter(caller.Scope)} {further}
            order by t.at desc, t.message desc limit {size + 1}
            """,
            r => new MentionRow(r.Id(0), r.Id(1), r.Time(2), !r.IsNull(3)), cancellationToken);
        return TypedResults.Ok(Paging.From(rows, size, r => new MentionPlace(r.At.ToMicros(), r.MessageId)));
    }

    private sealed record MentionPlace(long At, Guid Id);
}

/// <summary>A message to send.</summary>
/// <param name="Id">Made by the client, so that sending again does no harm; optional.</param>
/// <param name="Note">True for a note that only the team sees.</param>
/// <param name="SeenPosition">The newest position the sender has seen; a colleague's later answer stops the reply with 409 <c>answeredMeanwhile</c>.</param>
/// <param name="Resolve">Resolves the conversation in the same step.</param>
/// <param name="Subject">Another subject than the thread's; mail only.</param>
/// <param name="Recipients">Who gets it, instead of the customer and those who were copied before; mail only.</param>
internal sealed record SendMessageRequest(
    string? Text, Guid? Id = null, bool Note = false, IReadOnlyList<Guid>? FileIds = null, IReadOnlyList<MentionView>? Mentions = null, int? SeenPosition = null, bool Resolve = false,
    string? Subject = null, RecipientsRequest? Recipients = null);

/// <summary>How far the caller has read.</summary>
internal sealed record SeenRequest([property: Description("Position of the newest message read.")] int Position);

/// <summary>A stretch of a thread.</summary>
internal sealed record MessagePage(IReadOnlyList<MessageView> Items, bool HasBefore, bool HasAfter);

/// <summary>Where the caller was mentioned.</summary>
internal sealed record MentionRow(Guid ConversationId, Guid MessageId, DateTimeOffset At, bool Read);
