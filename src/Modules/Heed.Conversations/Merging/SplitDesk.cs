using Heed.Conversations.Access;
using Heed.Conversations.Inboxes;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Statuses;
using Heed.Conversations.Threads;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Merging;

/// <summary>Makes a conversation of its own of some messages. They keep their positions, so that undoing puts them back exactly.</summary>
internal sealed class SplitDesk(IStore store, InboxDirectory inboxes, ICustomers customers, ConversationViews views, TimeProvider time)
{
    private const int MaxMessages = 200;

    internal async Task<ConversationView> SplitAsync(Scope scope, Guid conversation, SplitRequest request, CancellationToken cancellationToken)
    {
        new Validate()
            .That(request.MessageIds.Count is > 0 and <= MaxMessages, "messageIds", "outOfRange", $"1 to {MaxMessages} messages.")
            .Text(request.Subject, "subject", 200, required: false)
            .Done();
        InboxRow inbox;
        using (var session = store.Read())
        {
            var row = await ConversationAccess.GetAsync(session, scope, conversation, cancellationToken);
            if (request.CustomerId is { } other) await customers.GetAsync(session, scope, other, cancellationToken);
            inbox = await inboxes.FindAsync(session, scope.Workspace, row.Inbox, cancellationToken) ?? throw new NotFoundRefusal();
        }

        var id = Ids.New(time.GetUtcNow());
        var made = await store.WriteAsync(scope, unit => Apply(unit, scope, conversation, request, inbox, id), cancellationToken);
        using var after = store.Read();
        return await views.GetAsync(after, scope, made, cancellationToken);
    }

    private Guid Apply(Unit unit, Scope scope, Guid conversation, SplitRequest request, InboxRow inbox, Guid id)
    {
        var origin = MergeDesk.Editable(unit, scope, conversation);
        var customer = request.CustomerId ?? origin.Customer;
        var chosen = Chosen(unit, origin, customer, [.. request.MessageIds.Distinct()]);
        var (source, last) = (ThreadState.Read(unit, origin.Id), chosen.Max(m => m.Position));
        var handler = origin.Assignee is null ? Handler.Queue : Handler.Agent;
        ConversationSql.Insert(unit, id, inbox, customer, StatusDirectory.Default(unit, StatusCategory.Open), handler, request.Subject, origin.Language);
        unit.Execute($"""
            update conversations_conversations set assignee = {origin.Assignee}, team = {origin.Team}, message_count = {last},
              customer_seen = {Math.Min(source.CustomerSeen, last)}, customer_delivered = {Math.Min(source.CustomerDelivered, last)}, agent_seen = {Math.Min(source.AgentSeen, last)}
            where workspace = {unit.Workspace} and id = {id}
            """);
        customers.Touch(unit, customer, origin.Brand);
        unit.Append(new LedgerEvent(ConversationEvents.Created, "conversation", id, 1, new { inbox = inbox.Id, brand = inbox.Brand, team = origin.Team, assignee = origin.Assignee, handler = (int)handler }));
        ThreadMoves.Chosen(unit, origin, id, [.. chosen.Select(m => m.Id)]);
        foreach (var thread in new[] { id, origin.Id })
        {
            ThreadState.ShowLast(unit, thread);
            ThreadState.CountWait(unit, thread);
        }

        var made = ConversationSql.Find(unit, id)!;
        var move = Ids.New(unit.Now);
        ThreadWriter.Activity(unit, origin.Id, "split", new { move, target = id, number = made.Number, count = chosen.Count, by = unit.Actor.Id });
        ThreadWriter.Activity(unit, id, "splitFrom", new { move, source = origin.Id, number = origin.Number, count = chosen.Count, by = unit.Actor.Id });
        var state = ThreadState.Read(unit, id);
        MoveSql.Insert(unit, new Move
        {
            Id = move,
            Kind = MoveKind.Split,
            Source = origin.Id,
            Target = id,
            Last = last,
            Trace = new MoveTrace(source, state, state.LastId, state.Status, [], []).ToJson(),
        });
        ThreadWriter.Changed(unit, id);
        ThreadWriter.Changed(unit, origin.Id);
        return id;
    }

    private static List<(Guid Id, int Position)> Chosen(Unit unit, ConversationRow origin, Guid customer, IReadOnlyCollection<Guid> wanted)
    {
        var chosen = unit.Query(
            $"""
            select id, position, author, author_id, note from conversations_messages
            where workspace = {unit.Workspace} and conversation = {origin.Id} and id in {wanted} and author <> {MessageAuthor.System}
            """,
            r => (Id: r.Id(0), Position: r.Int(1), Author: (MessageAuthor)r.Int(2), AuthorId: r.IdOrNull(3), Note: r.Bool(4)));
        if (chosen.Count != wanted.Count) throw new InvalidRefusal("messageIds", "unknownMessage", "A message is not in this conversation, or is a line of Heed itself.");
        // What one customer wrote or was told is never put before another.
        if (customer != origin.Customer && chosen.Any(m => !m.Note && (m.Author != MessageAuthor.Customer || m.AuthorId != customer)))
        {
            throw new ConflictRefusal("otherCustomersWords", "For another customer only messages of that customer, and notes, can be split off.");
        }

        return [.. chosen.Select(m => (m.Id, m.Position))];
    }
}
