using Heed.Conversations.Access;
using Heed.Conversations.Merging;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Threads;

/// <summary>This module's services for others.</summary>
internal sealed class ConversationDesk(IStore store, ReceiveMessage receive, MessageViews messages, BotVoice bots, IEnumerable<IHandOverCards> cards) : IConversations
{
    public Task<Received> ReceiveAsync(Scope scope, InboundMessage message, Action<Unit>? alongside, CancellationToken cancellationToken) =>
        receive.RunAsync(scope, message, alongside, cancellationToken);

    public Task<ConversationRow?> CurrentAsync(ReadSession session, WorkspaceId workspace, Guid inbox, Guid customer, CancellationToken cancellationToken) =>
        session.FirstAsync(
            $"""
            select {ConversationSql.RowColumns} from conversations_conversations c
            where c.workspace = {workspace} and c.customer = {customer} and c.inbox = {inbox} and {Merges.StandsForItself} order by c.created_at desc, c.id desc limit 1
            """,
            r => ConversationSql.ReadRow(workspace, r), cancellationToken);

    public async Task<ConversationRow?> FindAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken) =>
        (await FindAsync(session, workspace, [conversation], cancellationToken)).FirstOrDefault();

    public ConversationRow? Find(Unit unit, Guid conversation) => ConversationSql.Find(unit, conversation);

    public async Task<IReadOnlyList<ConversationRow>> FindAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            $"select {ConversationSql.RowColumns} from conversations_conversations c where c.workspace = {workspace} and c.id in {ids}",
            r => ConversationSql.ReadRow(workspace, r), cancellationToken);

    public Task<ConversationRow> GetAsync(ReadSession session, Scope scope, Guid conversation, CancellationToken cancellationToken) =>
        ConversationAccess.GetAsync(session, scope, conversation, cancellationToken);

    public async Task<IReadOnlyList<MessageRow>> CustomerMessagesAsync(
        ReadSession session, WorkspaceId workspace, Guid conversation, int? after, int? before, int limit, CancellationToken cancellationToken)
    {
        var range = after is { } from ? (SqlText)$"m.position > {from}" : $"m.position < {before ?? int.MaxValue}";
        var order = after is null ? (SqlText)$"order by m.position desc limit {limit}" : $"order by m.position limit {limit}";
        var rows = await messages.QueryAsync(session, workspace, $"m.conversation = {conversation} and {range} and {ForCustomers}", order, cancellationToken);
        if (after is null) rows.Reverse();
        return [.. rows.Select(MessageViews.ToRow)];
    }

    public async Task<IReadOnlyList<MessageRow>> CustomerMessagesAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        [.. (await messages.QueryAsync(session, workspace, $"m.id in {ids} and {ForCustomers}", SqlText.Empty, cancellationToken)).Select(MessageViews.ToRow)];

    public async Task CustomerReachedAsync(Scope scope, Guid conversation, int position, bool seen, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var row = await ConversationAccess.GetAsync(session, scope, conversation, cancellationToken);
            var reached = Math.Min(position, row.MessageCount);
            if (reached <= (seen ? row.CustomerSeen : row.CustomerDelivered)) return;
        }

        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = ConversationAccess.Get(unit, scope, conversation);
                var reached = Math.Min(position, row.MessageCount);
                var delivered = Math.Max(row.CustomerDelivered, reached);
                var read = seen ? Math.Max(row.CustomerSeen, reached) : row.CustomerSeen;
                if (delivered == row.CustomerDelivered && read == row.CustomerSeen) return;
                unit.Execute($"""
                    update conversations_conversations set customer_delivered = {delivered}, customer_seen = {read}, version = version + 1
                    where workspace = {unit.Workspace} and id = {conversation}
                    """);
                ThreadWriter.Changed(unit, conversation);
            },
            cancellationToken);
    }

    public bool Assign(Unit unit, Guid conversation, long? expectedVersion, Guid? assignee, Guid? team, Handler handler, string reasonCode, object? reasonFacts)
    {
        var row = ConversationSql.Find(unit, conversation);
        if (row is null || (expectedVersion is { } version && version != row.Version)) return false;
        ConversationChanges.Assign(unit, row, assignee, team, handler, reasonCode, reasonFacts);
        ThreadWriter.Changed(unit, conversation);
        return true;
    }

    public bool Delivered(Unit unit, Guid message, DeliveryState state, string? failure)
    {
        var known = unit.First(
            $"select state, conversation from conversations_messages where workspace = {unit.Workspace} and id = {message}",
            r => ((DeliveryState State, Guid Conversation)?)((DeliveryState)r.Int(0), r.Id(1)));
        if (known is not { } before) return false;
        if (before.State == state || before.State == DeliveryState.Read || (state == DeliveryState.Sent && before.State == DeliveryState.Delivered)) return true;
        MessageStates.Set(unit, before.Conversation, message, state, failure);
        return true;
    }

    public bool Release(Unit unit, Guid message)
    {
        if (Letters.Find(unit, message) is not { Held: not null } letter) return false;
        var conversation = unit.First(
            $"update conversations_messages set note = {false} where workspace = {unit.Workspace} and id = {message} returning conversation", r => (Guid?)r.Id(0));
        if (conversation is not { } thread) return false;
        Letters.Change(unit, message, letter with { Held = null });
        unit.Execute($"update conversations_conversations set last_note = {false} where workspace = {unit.Workspace} and id = {thread} and last_id = {message}");
        unit.Append(new LedgerEvent("message.released", "message", message, 1, new { conversation = thread }));
        ThreadWriter.Changed(unit, thread);
        return true;
    }

    public Guid Tell(Unit unit, Guid conversation, string activity, string text, DeliveryState state)
    {
        var id = Ids.New(unit.Now);
        ThreadWriter.Append(unit, conversation, new NewMessage(id, MessageAuthor.Bot, null, text) { Activity = activity, State = state });
        ThreadWriter.Changed(unit, conversation);
        return id;
    }

    public void Inform(Unit unit, Guid conversation, string code, string text, MessageParts? parts, object? facts)
    {
        ThreadWriter.Append(unit, conversation, new NewMessage(Ids.New(unit.Now), MessageAuthor.System, null, text) { Activity = code, ActivityFacts = facts, Parts = parts?.Bounded() });
        ThreadWriter.Changed(unit, conversation);
    }

    public bool Say(Unit unit, Guid conversation, BotSaid said) => bots.Say(unit, conversation, said);

    public bool SayMeanwhile(Unit unit, Guid conversation, BotSaid said) => bots.SayMeanwhile(unit, conversation, said);

    public bool HandOver(Unit unit, Guid conversation, Guid? team, HandOverCard card) => BotVoice.HandOver(unit, conversation, team, card);

    public bool End(Unit unit, Guid conversation) => BotVoice.End(unit, conversation);

    public async Task<int> AheadAsync(ReadSession session, ConversationRow conversation, CancellationToken cancellationToken) => (int)await session.NumberAsync(
        $"""
        select count(*) from conversations_conversations
        where workspace = {conversation.Workspace} and inbox = {conversation.Inbox} and tier = {Tier.Waiting} and handler = {Handler.Queue} and id <> {conversation.Id}
        """,
        cancellationToken);

    public void Line(Unit unit, Guid conversation, string code, object? facts)
    {
        ThreadWriter.Activity(unit, conversation, code, facts);
        ThreadWriter.Changed(unit, conversation);
    }

    public void Lines(Unit unit, string code, IReadOnlyDictionary<Guid, object> facts) => ThreadWriter.Activities(unit, code, facts);

    public void SetSpam(Unit unit, Guid conversation, bool spam)
    {
        var tier = (Tier)unit.Number($"select tier from conversations_conversations where workspace = {unit.Workspace} and id = {conversation}");
        if (ConversationSql.Find(unit, conversation) is not { } row || spam == (tier == Tier.Spam)) return;
        if (spam) ConversationChanges.Banish(unit, conversation);
        else ConversationChanges.Reopen(unit, row);
        if (!spam)
        {
            // Its words were never counted as a wait; now they are.
            unit.Execute($"""
                update conversations_conversations set waiting_since = {unit.Now}, tier = {Tier.Waiting}, rank_at = {unit.Now}
                where workspace = {unit.Workspace} and id = {conversation}
                """);
        }

        ThreadWriter.Activity(unit, conversation, spam ? "spam" : "notSpam", new { by = unit.Actor.Id });
        ThreadWriter.Changed(unit, conversation);
    }

    public Task<ConversationRow?> FindByNumberAsync(ReadSession session, WorkspaceId workspace, long number, CancellationToken cancellationToken) =>
        session.FirstAsync(
            $"select {ConversationSql.RowColumns} from conversations_conversations c where c.workspace = {workspace} and c.number = {number}",
            r => ConversationSql.ReadRow(workspace, r), cancellationToken);

    public async Task<(MessageRow Message, Letter? Letter)?> OutgoingAsync(ReadSession session, WorkspaceId workspace, Guid message, CancellationToken cancellationToken)
    {
        var found = await messages.QueryAsync(session, workspace, $"m.id = {message} and m.deleted_at is null", SqlText.Empty, cancellationToken);
        if (found.Count == 0) return null;
        var letters = await Letters.OfMessagesAsync(session, workspace, [message], cancellationToken);
        return (MessageViews.ToRow(found[0]), letters.GetValueOrDefault(message));
    }

    public void ShowRating(Unit unit, Guid conversation, int score, string? comment)
    {
        unit.Execute($"""
            update conversations_conversations set rating_score = {score}, rating_comment = {comment}, rating_at = {unit.Now}, version = version + 1
            where workspace = {unit.Workspace} and id = {conversation}
            """);
        ThreadWriter.Activity(unit, conversation, "ratingGiven", new { score });
        ThreadWriter.Changed(unit, conversation);
    }

    public async Task AskForPersonAsync(Scope scope, Guid conversation, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var row = await ConversationAccess.GetAsync(session, scope, conversation, cancellationToken);
            if (row.Handler is Handler.Queue or Handler.Agent) return;
        }

        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = ConversationAccess.Get(unit, scope, conversation);
                if (row.Handler is Handler.Queue or Handler.Agent) return;
                // A bot had it: whoever takes it over gets what it knows.
                if (row.Handler == Handler.Bot && CardOf(unit, conversation) is var (card, team) && BotVoice.HandOver(unit, conversation, team, card)) return;
                ConversationChanges.Reopen(unit, row);
                ConversationChanges.Assign(unit, row, row.Assignee, row.Team, row.Assignee is null ? Handler.Queue : Handler.Agent, "personAsked", null);
                ThreadWriter.Changed(unit, conversation);
            },
            cancellationToken);
    }

    private (HandOverCard Card, Guid? Team)? CardOf(Unit unit, Guid conversation)
    {
        var words = unit.First(
            $"""
            select text from conversations_messages where workspace = {unit.Workspace} and conversation = {conversation} and author = {MessageAuthor.Customer} and deleted_at is null
            order by position desc limit 1
            """,
            r => r.Text(0)) ?? "";
        return cards.Select(c => c.Of(unit, conversation, "asked", words)).FirstOrDefault(c => c is not null);
    }

    public void MoveToCustomer(Unit unit, Guid from, Guid to)
    {
        var moved = unit.Query($"select id from conversations_conversations where workspace = {unit.Workspace} and customer = {from}", r => r.Id(0));
        unit.Execute($"update conversations_messages set author_id = {to} where workspace = {unit.Workspace} and author = {MessageAuthor.Customer} and author_id = {from} and conversation in {moved}");
        foreach (var conversation in moved)
        {
            unit.Execute($"update conversations_conversations set customer = {to}, version = version + 1 where workspace = {unit.Workspace} and id = {conversation}");
            ThreadWriter.Changed(unit, conversation);
        }
    }

    public Task<Guid?> LastAgentAsync(ReadSession session, ConversationRow conversation, CancellationToken cancellationToken) => session.FirstAsync(
        $"""
        select assignee from conversations_conversations
        where workspace = {conversation.Workspace} and customer = {conversation.Customer} and id <> {conversation.Id} and assignee is not null order by created_at desc, id desc limit 1
        """,
        r => r.IdOrNull(0), cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, int>> LoadsAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            select assignee, count(*) from conversations_conversations
            where workspace = {workspace} and tier in ({Tier.Waiting}, {Tier.Answered}) and assignee is not null group by assignee
            """,
            r => (r.Id(0), (int)r.Long(1)), cancellationToken);
        return rows.ToDictionary(r => r.Item1, r => r.Item2);
    }

    /// <summary>No notes; of the activity lines only those a customer should read.</summary>
    private static SqlText ForCustomers => $"m.note = {false} and {OfItsCustomer} and (m.author <> {MessageAuthor.System} or m.activity in ('resolved', 'taken', 'assigned', 'handedOver', 'routed', 'accepted') or (m.activity like 'callBack%' and m.text <> ''))";

    /// <summary>Other people's words in the thread (a mail's copied, a merged one's) are never shown to its customer.</summary>
    private static SqlText OfItsCustomer =>
        $"(m.author <> {MessageAuthor.Customer} or m.author_id = (select c.customer from conversations_conversations c where c.workspace = m.workspace and c.id = m.conversation))";
}
