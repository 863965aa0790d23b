using Heed.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Heed.Channels.Api.Inbound;

/// <summary>A message on its way in: who it is, its files, then the conversation. Repeats collapse at every step.</summary>
internal sealed class Bringing(Contacts contacts, IConversations conversations, IFiles files, IStore store, RateLimits limits, IConfiguration configuration)
{
    private const int MaxText = 10_000;
    private const int MaxFiles = 10;
    private readonly RateRule _perContact = new(
        configuration.GetValue("Heed:Limits:ChannelContactBurst", 60), configuration.GetValue("Heed:Limits:ChannelContactPerSecond", 1d));

    public async Task<Received> ReceiveAsync(ChannelSession channel, BringMessage body, HttpContext context, CancellationToken cancellationToken)
    {
        Check(body);
        // One person who floods the other system keeps nobody else of it from writing.
        limits.Take("channel-contact", $"{channel.Inbox.Id:N}/{body.Contact.Id}", _perContact);
        var customer = await contacts.EnsureAsync(channel, body.Contact.Id, body.Contact.Fields, cancellationToken);
        var scope = channel.ScopeOf(customer, context);
        var id = Ids.FromParts("api", channel.Inbox.Id.ToString("N"), body.Contact.Id, body.Id);
        var attached = new List<Guid>(body.FileIds ?? []);
        if (body.Files is { Count: > 0 } inline && !await IsThereAsync(channel, id, cancellationToken))
        {
            foreach (var file in inline)
            {
                using var content = new MemoryStream(file.Data, writable: false);
                attached.Add((await files.StoreAsync(scope, content, file.Name, file.ContentType, cancellationToken)).Id);
            }
        }

        return await conversations.ReceiveAsync(scope, new InboundMessage(channel.Inbox.Id, id, customer, (body.Text ?? "").Trim(), attached, body.Contact.Language), null, cancellationToken);
    }

    /// <summary>Stores an upload of a contact.</summary>
    public async Task<FileRow> StoreAsync(ChannelSession channel, string contact, Stream content, string name, string type, HttpContext context, CancellationToken cancellationToken)
    {
        Contacts.Check(contact, new ContactFields());
        limits.Take("channel-contact", $"{channel.Inbox.Id:N}/{contact}", _perContact);
        var customer = await contacts.EnsureAsync(channel, contact, new ContactFields(), cancellationToken);
        return await files.StoreAsync(channel.ScopeOf(customer, context), content, name, type, cancellationToken);
    }

    private static void Check(BringMessage body)
    {
        Contacts.Check(body.Contact.Id, body.Contact.Fields);
        new Validate().Text(body.Id, "id", Contact.MaxId)
            .That((body.FileIds?.Count ?? 0) + (body.Files?.Count ?? 0) <= MaxFiles, "files", "tooMany", $"At most {MaxFiles} files in one message.")
            .That(!string.IsNullOrWhiteSpace(body.Text) || body.FileIds is { Count: > 0 } || body.Files is { Count: > 0 }, "text", "required", "Write something or attach a file.")
            .That((body.Text ?? "").Length <= MaxText, "text", "tooLong", $"At most {MaxText} characters.")
            .That(body.Files?.All(f => f.Data.Length > 0 && f.Name.Length is > 0 and <= 255) ?? true, "files", "empty", "A file needs a name and content.")
            .Done();
    }

    private async Task<bool> IsThereAsync(ChannelSession channel, Guid message, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return (await conversations.CustomerMessagesAsync(session, channel.Workspace, [message], cancellationToken)).Count > 0;
    }
}
