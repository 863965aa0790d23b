using Heed.Conversations.Inboxes;
using Heed.Conversations.Merging;
using Heed.Conversations.Public;
using Heed.Conversations.Sending;
using Heed.Conversations.Snoozing;
using Heed.Conversations.Statuses;
using Heed.Conversations.Threads;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Messages;

/// <summary>A message's way in: prepare outside, apply in one unit; the ledger tells the rest.</summary>
internal sealed class ReceiveMessage(IStore store, InboxDirectory inboxes, ICustomers customers, MessageViews views, IEnumerable<IFirstResponder> responders, IEnumerable<IMessageAnnotator> annotators, TimeProvider time)
{
    /// <summary>A resolved conversation is opened again by its customer within this time; later a new one begins.</summary>
    private static readonly TimeSpan ReopenWithin = TimeSpan.FromDays(7);

    /// <summary>The out-of-hours text is not repeated within this time.</summary>
    private static readonly TimeSpan AwayPause = TimeSpan.FromHours(8);

    /// <summary>Whoever has answered within this time is there, whatever the hours say: the customer is not told that nobody is.</summary>
    private static readonly TimeSpan StillHere = TimeSpan.FromMinutes(30);

    public async Task<Received> RunAsync(Scope scope, InboundMessage message, Action<Unit>? alongside, CancellationToken cancellationToken)
    {
        new Validate()
            .That(message.Text.Length <= ThreadWriter.MaxText, "text", "tooLong", $"At most {ThreadWriter.MaxText} characters.")
            .That(!string.IsNullOrWhiteSpace(message.Text) || message.Files.Count > 0 || message.Letter is not null, "text", "required", "Write something or attach a file.")
            .That(message.Files.Count <= (message.Letter is null ? 10 : 200), "fileIds", "tooMany", "At most 10 files in one message, 200 in a letter.")
            .That((message.Choice?.Length ?? 0) <= MessageParts.MaxChoiceId, "choice", "tooLong", $"At most {MessageParts.MaxChoiceId} characters.")
            .That(message.MessageId != Guid.Empty, "id", "required", "A message needs an id.")
            .Done();
        var prepared = await PrepareAsync(scope, message, cancellationToken);
        var (messageId, conversation) = await store.WriteAsync(scope, unit => Apply(unit, message, prepared, alongside), cancellationToken);
        using var session = store.Read();
        var shown = (await views.LoadAsync(session, scope.Workspace, [messageId], cancellationToken))[0];
        var row = await session.FirstAsync(
            $"select {ConversationSql.RowColumns} from conversations_conversations c where c.workspace = {scope.Workspace} and c.id = {conversation}",
            r => ConversationSql.ReadRow(scope.Workspace, r), cancellationToken);
        return new Received(MessageViews.ToRow(shown), row!);
    }

    private async Task<Prepared> PrepareAsync(Scope scope, InboundMessage message, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var inbox = await inboxes.FindAsync(session, scope.Workspace, message.Inbox, cancellationToken) ?? throw new NotFoundRefusal();
        if (inbox.Archived) throw new ConflictRefusal("inboxArchived", "This inbox takes no messages any more.");
        var open = await inboxes.IsOpenAsync(session, inbox, time.GetUtcNow(), cancellationToken);
        Handler? first = null;
        foreach (var responder in responders)
        {
            first ??= await responder.ChooseAsync(session, inbox, message, cancellationToken);
        }

        var notes = new List<Action<Unit, Guid, Guid>>();
        foreach (var annotator in annotators)
        {
            if (await annotator.AnnotateAsync(session, inbox, message, cancellationToken) is { } note) notes.Add(note);
        }

        return new Prepared(inbox, open, first ?? Handler.Queue, notes);
    }

    private (Guid Message, Guid Conversation) Apply(Unit unit, InboundMessage message, Prepared prepared, Action<Unit>? alongside)
    {
        if (ThreadWriter.Existing(unit, message.MessageId) is { } existing)
        {
            return existing.Author == MessageAuthor.Customer && existing.AuthorId == message.Customer
                ? (message.MessageId, existing.Conversation)
                : throw new ConflictRefusal("idTaken", "This message id is already in use.");
        }

        alongside?.Invoke(unit);
        customers.Touch(unit, message.Customer, prepared.Inbox.Brand);
        customers.Seen(unit, message.Customer);
        var conversation = Current(unit, message) ?? Begin(unit, message, prepared);
        ThreadWriter.Append(unit, conversation, new NewMessage(message.MessageId, MessageAuthor.Customer, message.Customer, message.Text)
        {
            Files = message.Files,
            Letter = message.Letter,
            Note = message.Held,
            ReplyWanted = !message.NoReplyWanted && !message.Spam,
            Parts = message.Choice is null ? null : new MessageParts { Choice = message.Choice },
        });
        foreach (var note in prepared.Notes) note(unit, conversation, message.MessageId);
        if (!message.NoReplyWanted && !message.Spam) Wake(unit, conversation, prepared.FirstHandler);
        if (!message.Silent && !message.Spam) TellAway(unit, conversation, message, prepared);
        ThreadWriter.Changed(unit, conversation);
        return (message.MessageId, conversation);
    }

    private static Guid? Current(Unit unit, InboundMessage message) => message.Thread switch
    {
        InboundThread.New => null,
        InboundThread.Named => Merges.Follow(unit, message.Conversation ?? Guid.Empty),
        _ => Newest(unit, message),
    };

    private static Guid? Newest(Unit unit, InboundMessage message) => unit.First(
        $"""
        select id from conversations_conversations
        where workspace = {unit.Workspace} and customer = {message.Customer} and inbox = {message.Inbox} and {Merges.StandsForItself}
          and (category <> {StatusCategory.Resolved} or resolved_at > {unit.Now - ReopenWithin})
        order by created_at desc, id desc limit 1
        """,
        r => (Guid?)r.Id(0));

    private static Guid Begin(Unit unit, InboundMessage message, Prepared prepared)
    {
        var id = message.BeginAs ?? Ids.New(unit.Now);
        var status = StatusDirectory.Default(unit, StatusCategory.Open);
        var handler = message.Spam ? Handler.None : prepared.FirstHandler;
        ConversationSql.Insert(unit, id, prepared.Inbox, message.Customer, status, handler, message.Subject, message.Language);
        unit.Append(new LedgerEvent("conversation.created", "conversation", id, 1, new { inbox = prepared.Inbox.Id, brand = prepared.Inbox.Brand, team = prepared.Inbox.Team, handler = (int)handler, spam = message.Spam }));
        if (message.Spam) ConversationChanges.Banish(unit, id);
        // A bot greets in words of its own.
        if (!message.Silent && !message.Spam && handler != Handler.Bot && prepared.Inbox.Greeting?.In(message.Language) is { Length: > 0 } greeting)
        {
            ThreadWriter.Append(unit, id, new NewMessage(Ids.New(unit.Now), MessageAuthor.Bot, null, greeting) { Activity = "greeting" });
        }

        return id;
    }

    /// <summary>Whatever slept because the customer was silent wakes: resolved, put off, filed away, scheduled to be said.</summary>
    private static void Wake(Unit unit, Guid conversation, Handler first)
    {
        var (category, snoozed, merged, outgoing) = unit.First(
            $"""
            select category, snoozed_status, merged_into, (select count(*) from conversations_outgoing o where o.workspace = c.workspace and o.conversation = c.id)
            from conversations_conversations c where c.workspace = {unit.Workspace} and c.id = {conversation}
            """,
            r => ((StatusCategory)r.Int(0), !r.IsNull(1), !r.IsNull(2), r.Long(3) > 0));
        if (merged) Merges.ComeBack(unit, conversation);
        if (outgoing) OutgoingDesk.CustomerWrote(unit, conversation);
        if (snoozed) Snoozes.End(unit, conversation, "customer");
        if (category == StatusCategory.Resolved) Reopen(unit, conversation, first);
    }

    private static void Reopen(Unit unit, Guid conversation, Handler first)
    {
        var row = ConversationSql.Find(unit, conversation)!;
        var handler = row.Assignee is null ? first : Handler.Agent;
        ConversationSql.SetStatus(unit, conversation, StatusDirectory.Default(unit, StatusCategory.Open), StatusCategory.Open);
        unit.Execute($"""
            update conversations_conversations set handler = {handler}, waiting_since = {unit.Now}, tier = {Tier.Waiting}, rank_at = {unit.Now}
            where workspace = {unit.Workspace} and id = {conversation}
            """);
        ThreadWriter.Activity(unit, conversation, "reopened");
        unit.Append(new LedgerEvent(ConversationEvents.Reopened, "conversation", conversation, row.Version, new { handler = (int)handler }));
    }

    private static void TellAway(Unit unit, Guid conversation, InboundMessage message, Prepared prepared)
    {
        // A bot that has it says itself when an answer comes.
        if (prepared.FirstHandler == Handler.Bot && ConversationSql.Find(unit, conversation)?.Handler == Handler.Bot) return;
        if (prepared.Open || prepared.Inbox.Away?.In(message.Language) is not { Length: > 0 } text) return;
        var told = unit.Number($"""
            select count(*) from conversations_messages
            where workspace = {unit.Workspace} and conversation = {conversation} and at > {unit.Now - AwayPause}
              and ((author = {MessageAuthor.Bot} and activity = {"away"}) or (author = {MessageAuthor.Agent} and note = {false} and at > {unit.Now - StillHere}))
            """);
        if (told == 0) ThreadWriter.Append(unit, conversation, new NewMessage(Ids.New(unit.Now), MessageAuthor.Bot, null, text) { Activity = "away" });
    }

    private sealed record Prepared(InboxRow Inbox, bool Open, Handler FirstHandler, IReadOnlyList<Action<Unit, Guid, Guid>> Notes);
}
