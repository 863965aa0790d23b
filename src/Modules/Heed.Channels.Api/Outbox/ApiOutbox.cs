using Heed.Channels.Api.Inbound;
using Heed.Channels.Api.Inboxes;

namespace Heed.Channels.Api.Outbox;

/// <summary>Takes agents' messages over, in the unit that sends them, and hears what became of them.</summary>
/// <param name="conversations">Later, because conversations know their channels.</param>
internal sealed class ApiOutbox(IStore store, Lazy<IConversations> conversations, Lazy<OutboxPump> pump) : IOutboundChannel
{
    public string Channel => ApiInbox.Channel;

    public void Send(Unit unit, OutboundMessage message)
    {
        var row = message.Conversation;
        if (unit.Number($"select count(*) from api_contacts where workspace = {unit.Workspace} and inbox = {row.Inbox} and customer = {row.Customer}") == 0)
        {
            throw new ConflictRefusal("noContact", "This customer is not known in the other system, so nothing can be sent there. Wait until they write, or use another inbox.");
        }

        Queue(unit, row.Inbox, row.Id, row.Customer, message.Message);
    }

    /// <summary>Puts a message into the outbox; one that failed is tried again with its old id.</summary>
    internal void Queue(Unit unit, Guid inbox, Guid conversation, Guid customer, Guid message)
    {
        var called = unit.Number($"select count(*) from api_inboxes where workspace = {unit.Workspace} and inbox = {inbox} and webhook_url is not null") > 0;
        var stage = called ? OutgoingStage.Waiting : OutgoingStage.Sent;
        unit.Execute($"""
            insert into api_outbox (workspace, message, inbox, conversation, customer, stage, attempts, at, begun, due)
            values ({unit.Workspace}, {message}, {inbox}, {conversation}, {customer}, {stage}, 0, {unit.Now}, {unit.Now}, {unit.Now})
            on conflict (workspace, message) do update set stage = excluded.stage, begun = excluded.begun, due = excluded.due where api_outbox.stage = {OutgoingStage.Failed}
            """);
        // A system that asks for messages has them as soon as they are in the thread.
        if (!called) conversations.Value.Delivered(unit, message, DeliveryState.Sent, null);
        else pump.Value.Wake();
    }

    /// <summary>What the other system says of a message of this inbox. Late news changes nothing.</summary>
    /// <exception cref="NotFoundRefusal">No message of this inbox went out with that id.</exception>
    public async Task TellAsync(ChannelSession channel, Guid message, ReportedState state, string? reason, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            Scope.System(channel.Workspace),
            unit =>
            {
                if (unit.Number($"select count(*) from api_outbox where workspace = {unit.Workspace} and message = {message} and inbox = {channel.Inbox.Id}") == 0) throw new NotFoundRefusal();
                var failed = state == ReportedState.Failed;
                var stage = failed ? OutgoingStage.Failed : OutgoingStage.Sent;
                unit.Execute($"update api_outbox set stage = {stage} where workspace = {unit.Workspace} and message = {message}");
                conversations.Value.Delivered(unit, message, state switch
                {
                    ReportedState.Delivered => DeliveryState.Delivered,
                    ReportedState.Read => DeliveryState.Read,
                    ReportedState.Failed => DeliveryState.Failed,
                    _ => DeliveryState.Sent,
                }, failed ? reason ?? "channelRefused" : null);
            },
            cancellationToken);
    }
}
