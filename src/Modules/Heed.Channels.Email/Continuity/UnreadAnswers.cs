using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Sending;
using Heed.Platform.Ledger;
using Heed.Platform.Timers;

namespace Heed.Channels.Email.Continuity;

/// <summary>
/// Mails a chat's answers to its customer when they stay unread on the site: once for all that have gathered, with an address that
/// brings the customer's answer back into the chat.
/// </summary>
internal sealed class UnreadAnswers(IStore store, IConversations conversations, EmailChannel channel) : ILedgerReader, ITimerHandler
{
    private const string Timer = "email.unreadAnswers";

    public string Name => "email.continuity";

    public IReadOnlySet<string> Events { get; } = new HashSet<string> { ConversationEvents.MessageAdded };

    public string Kind => Timer;

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (row.Actor.Kind is not (ActorKind.Person or ActorKind.ApiKey) || row.IdFact("conversation") is not { } id || !IsAnswer(row.Facts)) return;
        int minutes;
        using (var session = store.Read())
        {
            var conversation = await conversations.FindAsync(session, row.Workspace, id, cancellationToken);
            if (conversation is null || conversation.Channel == MailboxDesk.Channel) return;
            minutes = (int)await session.NumberAsync(
                $"select minutes from email_continuations where workspace = {row.Workspace} and inbox = {conversation.Inbox} and enabled = {true} and mailbox is not null", cancellationToken);
        }

        if (minutes == 0) return;
        await store.WriteAsync(
            Scope.System(row.Workspace),
            unit =>
            {
                // The first unread answer sets the clock; those that follow go with it.
                if (unit.Number($"select count(*) from platform_timers where workspace = {unit.Workspace} and kind = {Timer} and key = {id}") == 0) unit.SetTimer(Timer, id, row.At.AddMinutes(minutes));
            },
            cancellationToken);
    }

    public void Fire(Unit unit, DueTimer timer)
    {
        var chat = unit.First(
            $"select inbox, customer, customer_seen, number, brand, channel from conversations_conversations where workspace = {unit.Workspace} and id = {timer.Key}",
            r => ((Guid Inbox, Guid Customer, int Seen)?)(r.Id(0), r.Id(1), r.Int(2)));
        if (chat is not { } found) return;
        var mailed = (int)unit.Number($"select position from email_continued where workspace = {unit.Workspace} and conversation = {timer.Key}");
        var after = Math.Max(mailed, found.Seen);
        var last = unit.First(
            $"""
            select id, position from conversations_messages
            where workspace = {unit.Workspace} and conversation = {timer.Key} and position > {after} and author = {MessageAuthor.Agent} and note = {false} and deleted_at is null
            order by position desc limit 1
            """,
            r => ((Guid Id, int Position)?)(r.Id(0), r.Int(1)));
        var mailbox = unit.First(
            $"select mailbox from email_continuations where workspace = {unit.Workspace} and inbox = {found.Inbox} and enabled = {true}", r => r.IdOrNull(0));
        if (last is not { } newest || mailbox is not { } from) return;
        if (!channel.QueueCopy(unit, from, timer.Key, found.Customer, OutboxKind.Continuation, newest.Id, new CopyFacts(null, after, newest.Position))) return;
        unit.Execute($"""
            insert into email_continued (workspace, conversation, position) values ({unit.Workspace}, {timer.Key}, {newest.Position})
            on conflict (workspace, conversation) do update set position = excluded.position
            """);
    }

    private static bool IsAnswer(JsonElement facts) =>
        facts.ValueKind == JsonValueKind.Object && facts.TryGetProperty("author", out var author) && author.TryGetInt32(out var kind) && kind == (int)MessageAuthor.Agent
        && facts.TryGetProperty("note", out var note) && note.ValueKind == JsonValueKind.False;
}
