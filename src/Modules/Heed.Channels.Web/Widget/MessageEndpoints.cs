using Heed.Channels.Web.Visitors;
using Heed.Platform.Ledger;

namespace Heed.Channels.Web.Widget;

/// <summary><c>/widget/v1/messages</c>: the visitor's thread.</summary>
internal static class MessageEndpoints
{
    public static void Map(IEndpointRouteBuilder widget)
    {
        widget.MapGet("/messages", ListAsync).NeedsVisitor().WithName("ListWidgetMessages").WithTags("Widget")
            .WithSummary("Messages of the visitor's newest conversation, ascending: the newest 50, or 50 after or before a position.");
        widget.MapPost("/messages", SendAsync).NeedsVisitor().WithName("SendWidgetMessage").WithTags("Widget")
            .WithSummary("Sends a message. The same id again gives the same answer. 409 `consentRequired`, 400 with `preChat.KEY` where the site asks first.");
    }

    private static async Task<Ok<MessagesAnswer>> ListAsync(
        VisitorSession visitor, WidgetViews views, LedgerBook book, IStore store, CancellationToken cancellationToken, int? after = null, int? before = null)
    {
        new Validate().That(after is null || before is null, "before", "oneOnly", "Either after or before.").Done();
        var (head, _) = await book.HeadAsync(visitor.Workspace, cancellationToken);
        using var session = store.Read();
        var conversation = await views.CurrentAsync(session, visitor.Site, visitor.Customer?.Id, cancellationToken);
        var items = conversation is null ? [] : await views.MessagesAsync(session, visitor.Workspace, conversation.Id, after, before, Starting.PageSize, cancellationToken);
        return TypedResults.Ok(new MessagesAnswer(items, conversation, head.ToString()));
    }

    private static async Task<Created<SentAnswer>> SendAsync(
        SendRequest body, VisitorSession visitor, Sending sending, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Created((string?)null, await sending.SendAsync(visitor, body, context, cancellationToken));
}

/// <summary>A visitor's message.</summary>
/// <param name="Id">Made by the client once per message, so that sending it again changes nothing.</param>
/// <param name="FileIds">Uploads of this visitor.</param>
/// <param name="Choice">The button whose press this is; the text is its label.</param>
/// <param name="PreChat">Answers to the form before the first message.</param>
/// <param name="ConsentVersion">Version of the privacy notice that was agreed to.</param>
internal sealed record SendRequest(
    Guid Id, string? Text = null, IReadOnlyList<Guid>? FileIds = null, IReadOnlyDictionary<string, JsonElement>? PreChat = null, int? ConsentVersion = null, string? Choice = null);

/// <summary>The message as stored, and its conversation.</summary>
internal sealed record SentAnswer(WidgetMessage Message, WidgetConversation Conversation);

/// <summary>Messages, and the cursor from which the live stream continues.</summary>
internal sealed record MessagesAnswer(IReadOnlyList<WidgetMessage> Items, WidgetConversation? Conversation, string Cursor);
