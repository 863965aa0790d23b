using Heed.Channels.Api.Outbox;
using Heed.Customers.Public;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Heed.Channels.Api.Inbound;

/// <summary><c>/channel/v1/{inbox}</c>: what the other system does.</summary>
internal static class ChannelEndpoints
{
    private const int MaxFile = 20 * 1024 * 1024;
    private const int Envelope = 64 * 1024;

    public static void Map(IEndpointRouteBuilder root)
    {
        var channel = root.MapGroup("/channel/v1/{inbox:guid}").WithTags("Channel");
        channel.MapGet("", Look).NeedsChannel().WithName("GetChannel").WithSummary("Whether the token works, and of which inbox it is.");
        channel.MapPost("/messages", ReceiveAsync).NeedsChannel().WithName("BringMessage").WithSummary("A customer's message. The same id again changes nothing and gets the same answer.");
#pragma warning disable RDG003 // A form with a file is the one thing that is bound at run time.
        channel.MapPost("/files", UploadAsync).NeedsChannel().DisableAntiforgery().Accepts<BringFile>("multipart/form-data")
            .WithMetadata(new RequestSizeLimitAttribute(MaxFile + Envelope), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MaxFile + Envelope })
            .WithName("BringFile").WithSummary("A file of at most 20 MB, as multipart form field `file`, before the message that names it. `contact` says whose.");
#pragma warning restore RDG003
        channel.MapPost("/messages/{message:guid}/state", StateAsync).NeedsChannel().WithName("TellMessageState").WithSummary("What became of an agent's message: delivered, read or failed.");
        channel.MapPut("/contacts/{contact}", ContactAsync).NeedsChannel().WithName("PutContact").WithSummary("Tells what is known of a contact. It fills what is empty; what agents have written stays.");
        channel.MapPost("/contacts/{contact}/typing", TypingAsync).NeedsChannel().WithName("TellTyping").WithSummary("The contact types, or has stopped.");
        channel.MapGet("/contacts/{contact}/conversation", ConversationAsync).NeedsChannel().WithName("GetContactConversation").WithSummary("The contact's newest conversation and its state.");
        channel.MapGet("/contacts/{contact}/messages", MessagesAsync).NeedsChannel().WithName("ListContactMessages").WithSummary("The thread as the customer sees it, for systems that cannot be called.");
    }

    private static Ok<ChannelView> Look(ChannelSession channel) => TypedResults.Ok(new ChannelView(channel.Inbox.Id, channel.Inbox.Name, channel.Workspace.Value));

    private static async Task<Created<BroughtMessage>> ReceiveAsync(BringMessage body, ChannelSession channel, Bringing bringing, HttpContext context, CancellationToken cancellationToken)
    {
        var received = await bringing.ReceiveAsync(channel, body, context, cancellationToken);
        return TypedResults.Created((string?)null, new BroughtMessage(ChannelMessage.Of(received.Message), ChannelConversation.Of(received.Conversation)));
    }

    private static async Task<Created<BroughtFile>> UploadAsync(
        [FromForm] BringFile form, ChannelSession channel, Bringing bringing, HttpContext context, CancellationToken cancellationToken)
    {
        var file = form.File;
        if (file.Length > MaxFile) throw new InvalidRefusal("file", "tooLarge", "At most 20 MB.");
        await using var content = file.OpenReadStream();
        var stored = await bringing.StoreAsync(channel, form.Contact, content, file.FileName, file.ContentType ?? "application/octet-stream", context, cancellationToken);
        return TypedResults.Created((string?)null, new BroughtFile(stored.Id, stored.Name, stored.ContentType, stored.Size));
    }

    private static async Task<NoContent> StateAsync(Guid message, TellState body, ChannelSession channel, ApiOutbox outbox, CancellationToken cancellationToken)
    {
        new Validate().Text(body.Reason, "reason", 300, required: false).Done();
        await outbox.TellAsync(channel, message, body.State, body.Reason, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ContactAsync(string contact, ContactFields body, ChannelSession channel, Contacts contacts, CancellationToken cancellationToken)
    {
        Contacts.Check(contact, body);
        await contacts.EnsureAsync(channel, contact, body, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> TypingAsync(
        string contact, TellTyping body, ChannelSession channel, IConversations conversations, ICustomers customers, ITyping typing, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var (customer, row) = await CurrentAsync(session, channel, contact, conversations, cancellationToken);
        if (await customers.FindAsync(session, channel.Workspace, customer, cancellationToken) is { } who) typing.CustomerTypes(row, who.Name, body.On);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ChannelConversation>> ConversationAsync(string contact, ChannelSession channel, IConversations conversations, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return TypedResults.Ok(ChannelConversation.Of((await CurrentAsync(session, channel, contact, conversations, cancellationToken)).Row));
    }

    private static async Task<Ok<ChannelThread>> MessagesAsync(
        string contact, ChannelSession channel, IConversations conversations, IStore store, CancellationToken cancellationToken, int? after = null, int? limit = null)
    {
        var size = Paging.Limit(limit);
        using var session = store.Read();
        var (_, row) = await CurrentAsync(session, channel, contact, conversations, cancellationToken);
        var rows = await conversations.CustomerMessagesAsync(session, channel.Workspace, row.Id, after ?? 0, null, size, cancellationToken);
        return TypedResults.Ok(new ChannelThread(ChannelConversation.Of(row), [.. rows.Where(m => m.Activity is null or "greeting" or "away").Select(ChannelMessage.Of)], rows.Count == size ? rows[^1].Position : null));
    }

    private static async Task<(Guid Customer, ConversationRow Row)> CurrentAsync(ReadSession session, ChannelSession channel, string contact, IConversations conversations, CancellationToken cancellationToken)
    {
        var customer = await Contacts.FindAsync(session, channel, contact, cancellationToken) ?? throw new NotFoundRefusal();
        return (customer, await conversations.CurrentAsync(session, channel.Workspace, channel.Inbox.Id, customer, cancellationToken) ?? throw new NotFoundRefusal());
    }
}

/// <summary>A file before the message that names it.</summary>
/// <param name="File">At most 20 MB.</param>
/// <param name="Contact">Whose it is.</param>
internal sealed record BringFile(IFormFile File, string Contact);
