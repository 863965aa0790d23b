using System.ComponentModel;
using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Html;
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
        group.MapDelete("/seen", UnseenAsync).NeedsMember().WithName("MarkUnread").WithSummary("Marks it unread for the caller, until it is read again.");
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
                $"""
                select position from conversations_seen
                where workspace = {caller.Scope.Workspace} and person = {caller.PersonId} and conversation = {conversation} and marked = {false}
                """,
                cancellationToken);
            if (known >= request.Position) return TypedResults.NoContent();
        }

        await store.WriteAsync(caller.Scope, unit => SeenMarks.Read(unit, caller.PersonId, conversation, request.Position), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> UnseenAsync(Guid conversation, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await ConversationAccess.GetAsync(session, caller.Scope, conversation, cancellationToken);
        await store.WriteAsync(caller.Scope, unit => SeenMarks.Unread(unit, caller.PersonId, ConversationAccess.Get(unit, caller.Scope, conversation)), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<MentionRow>>> MentionsAsync(Caller caller, IStore store, MessageViews views, int? limit, string? after, CancellationToken cancellationToken)
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
            r => new MentionRow(r.Id(0), r.Id(1), r.Time(2), !r.IsNull(3), 0, null, "", ""), cancellationToken);
        var page = Paging.From(rows, size, r => new MentionPlace(r.At.ToMicros(), r.MessageId));
        var messages = (await views.LoadAsync(session, caller.Scope.Workspace, [.. page.Items.Select(r => r.MessageId)], cancellationToken)).ToDictionary(m => m.Id);
        return TypedResults.Ok(new Page<MentionRow>([.. page.Items.Select(r => messages.TryGetValue(r.MessageId, out var m)
            ? r with { Position = m.Position, AuthorId = m.AuthorId, AuthorName = m.AuthorName, Text = Excerpt(MessageMarks.Plain(m.Text)) }
            : r)], page.Next));
    }

    /// <summary>The beginning of a note, for a list.</summary>
    private static string Excerpt(string text)
    {
        const int Most = 240;
        if (text.Length <= Most) return text;
        return text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)] + "…";
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
/// <param name="UndoSeconds">0 to 60: how long it is held so that it can be taken back. The answer's state is then <c>held</c>, its position 0.</param>
/// <param name="SendAt">When it goes out; the answer's state is then <c>scheduled</c>. A time gone by sends at once.</param>
/// <param name="UnlessCustomerWrites">Takes a held or scheduled one back into the draft when the customer writes first.</param>
internal sealed record SendMessageRequest(
    string? Text, Guid? Id = null, bool Note = false, IReadOnlyList<Guid>? FileIds = null, IReadOnlyList<MentionView>? Mentions = null, int? SeenPosition = null, bool Resolve = false,
    string? Subject = null, RecipientsRequest? Recipients = null, int UndoSeconds = 0, DateTimeOffset? SendAt = null, bool UnlessCustomerWrites = false);

/// <summary>How far the caller has read.</summary>
internal sealed record SeenRequest([property: Description("Position of the newest message read.")] int Position);

/// <summary>A stretch of a thread.</summary>
internal sealed record MessagePage(IReadOnlyList<MessageView> Items, bool HasBefore, bool HasAfter);

/// <summary>Where the caller was mentioned.</summary>
internal sealed record MentionRow(Guid ConversationId, Guid MessageId, DateTimeOffset At, bool Read, int Position, Guid? AuthorId, string AuthorName, string Text);
