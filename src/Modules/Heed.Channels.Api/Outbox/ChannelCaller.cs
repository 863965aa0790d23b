using System.Text.Json;
using Heed.Channels.Api.Inbound;
using Heed.Channels.Api.Inboxes;
using Heed.Platform.Outbound;
using Heed.Platform.Web;
using Microsoft.Extensions.Configuration;

namespace Heed.Channels.Api.Outbox;

/// <summary>Makes the signed calls to the other system.</summary>
internal sealed class ChannelCaller(IStore store, OutboundHttp outbound, ApiInboxDesk desk, IConfiguration configuration, TimeProvider time)
{
    private const int MaxAnswer = 4096;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private readonly string _site = configuration["Heed:PublicUrl"]?.TrimEnd('/') ?? "";

    /// <summary>Posts a message; its id is the same at every attempt.</summary>
    public Task<OutboundReply> SendAsync(ApiInbox inbox, string contact, ConversationRow conversation, MessageRow message, CancellationToken cancellationToken)
    {
        var view = ChannelMessage.Of(message);
        if (_site.Length > 0) view = view with { Files = [.. view.Files.Select(f => f with { Url = _site + f.Url })] };
        return PostAsync(inbox, message.Id.ToString(), "message.created", new { inboxId = inbox.Inbox, contact = new { id = contact }, conversation = ChannelConversation.Of(conversation), message = view }, cancellationToken);
    }

    /// <summary>Posts a try, now.</summary>
    /// <exception cref="ConflictRefusal">There is no address, or no secret to sign with.</exception>
    public async Task<ChannelTry> TryAsync(ApiInbox inbox, CancellationToken cancellationToken)
    {
        if (inbox.WebhookUrl is null) throw new ConflictRefusal("noAddress", "Set the address first.");
        if (inbox.SecretAt is null) throw new ConflictRefusal("noSecret", "Make the secret first: it signs the calls.");
        var reply = await PostAsync(inbox, Ids.New(time.GetUtcNow()).ToString(), "channel.test", new { inboxId = inbox.Inbox }, cancellationToken);
        return new ChannelTry(reply.Taken, reply.Status, reply.Error, (int)reply.Duration.TotalMilliseconds);
    }

    private async Task<OutboundReply> PostAsync(ApiInbox inbox, string id, string type, object data, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> secrets;
        using (var session = store.Read()) secrets = await desk.SecretsAsync(session, inbox.Workspace, inbox.Inbox, cancellationToken);
        var now = time.GetUtcNow();
        var json = JsonSerializer.SerializeToUtf8Bytes(new { type, timestamp = now, workspace = inbox.Workspace.Value, data }, HeedJson.Options);
        using var request = StandardWebhook.Sign(new Uri(inbox.WebhookUrl!), id, now, json, secrets);
        return await outbound.SendAsync(request, Timeout, MaxAnswer, cancellationToken);
    }
}
