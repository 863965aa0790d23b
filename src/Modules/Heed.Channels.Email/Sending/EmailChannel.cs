using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Tokens;

namespace Heed.Channels.Email.Sending;

/// <summary>Carries messages out by mail: into the outbox in the unit of the message, from where the owner of the shard sends them.</summary>
internal sealed class EmailChannel(MailTokens tokens, DeliverySignal signal) : IOutboundChannel
{
    public string Channel => MailboxDesk.Channel;

    public void Send(Unit unit, OutboundMessage message)
    {
        var mailbox = SettingsOf(unit, message.Conversation.Inbox);
        if (mailbox is null || mailbox.Address.Length == 0)
        {
            throw new ConflictRefusal("mailboxNotSetUp", "The mailbox of this inbox is not set up yet.");
        }

        if (message.Letter is not { To.Count: > 0 } && AddressOf(unit, message.Conversation) is null)
        {
            throw new ConflictRefusal("noAddress", "No e-mail address of this customer is known. Name a recipient.");
        }

        Queue(unit, message.Conversation, message.Message, OutboxKind.Message, mailbox);
    }

    /// <summary>Puts a message into the outbox; one that failed before is sent again under the same Message-ID.</summary>
    public void Queue(Unit unit, ConversationRow conversation, Guid message, OutboxKind kind, MailboxSettings mailbox)
    {
        var id = tokens.MessageId(unit.Workspace, message, MailText.DomainOf(mailbox.Address));
        unit.Execute($"""
            insert into email_outbox (workspace, id, inbox, conversation, kind, state, attempts, doubts, next_at, created_at, message_id)
            values ({unit.Workspace}, {message}, {conversation.Inbox}, {conversation.Id}, {kind}, {OutboxState.Waiting}, {0}, {0}, {unit.Now}, {unit.Now}, {id})
            on conflict (workspace, id) do update set state = excluded.state, attempts = 0, next_at = excluded.next_at, code = null, text = null
            """);
        NoteLetter(unit, id, message, conversation.Inbox);
        signal.Soon();
    }

    /// <summary>Puts a mail into the outbox that copies a part of a conversation; false when the mailbox or the address is missing.</summary>
    /// <param name="message">The message that an answer to the mail answers; null for none.</param>
    public bool QueueCopy(Unit unit, Guid mailbox, Guid conversation, Guid customer, OutboxKind kind, Guid? message, CopyFacts facts)
    {
        if (SettingsOf(unit, mailbox) is not { Address.Length: > 0 } settings) return false;
        if (facts.To is null && unit.Number($"""
            select count(*) from (select email from customers_customers where workspace = {unit.Workspace} and id = {customer} and email is not null
            union select address from customers_identities where workspace = {unit.Workspace} and customer = {customer} and channel = {"email"}) as known
            """) == 0) return false;
        var id = Ids.New(unit.Now);
        var header = tokens.MessageId(unit.Workspace, id, MailText.DomainOf(settings.Address));
        unit.Execute($"""
            insert into email_outbox (workspace, id, inbox, conversation, kind, state, attempts, doubts, next_at, created_at, message_id, payload)
            values ({unit.Workspace}, {id}, {mailbox}, {conversation}, {kind}, {OutboxState.Waiting}, {0}, {0}, {unit.Now}, {unit.Now}, {header}, {JsonSerializer.Serialize(facts, HeedJson.Options)})
            """);
        if (message is { } answered) NoteLetter(unit, header, answered, mailbox);
        signal.Soon();
        return true;
    }

    /// <summary>Where the customer of a conversation is written to: where its last mail here came from, else the address that is known.</summary>
    public static string? AddressOf(Unit unit, ConversationRow conversation) => unit.First(
        $"""
        select l.sender from conversations_messages m join email_letters l on l.workspace = m.workspace and l.message = m.id
        where m.workspace = {unit.Workspace} and m.conversation = {conversation.Id} and m.author_id = {conversation.Customer} and l.ours = {false} and m.note = {false}
        order by m.position desc limit 1
        """,
        r => r.Text(0)) ?? unit.First(
        $"select address from customers_identities where workspace = {unit.Workspace} and customer = {conversation.Customer} and channel = {"email"} order by created_at desc limit 1",
        r => r.Text(0)) ?? unit.First(
        $"select email from customers_customers where workspace = {unit.Workspace} and id = {conversation.Customer}", r => r.TextOrNull(0));

    private static void NoteLetter(Unit unit, string messageId, Guid message, Guid inbox) => unit.Execute($"""
        insert into email_letters (workspace, hash, message, inbox, message_id, ours, sender, at)
        values ({unit.Workspace}, {Intake.LetterRow.HashOf(messageId)}, {message}, {inbox}, {messageId}, {true}, {""}, {unit.Now})
        on conflict (workspace, hash, message) do nothing
        """);

    private static MailboxSettings? SettingsOf(Unit unit, Guid inbox) => unit.First(
        $"select settings from email_mailboxes where workspace = {unit.Workspace} and inbox = {inbox}", r => JsonSerializer.Deserialize<MailboxSettings>(r.Text(0), HeedJson.Options));
}
