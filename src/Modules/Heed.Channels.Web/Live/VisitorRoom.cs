using System.Collections.Immutable;
using System.Text;
using Heed.Channels.Web.Widget;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Routing.Public;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Web.Live;

/// <summary>
/// Visitors of one workspace. Everything is rendered as its customer may see it; receivers are found by customer, so
/// thousands of idle widgets cost a message nothing.
/// </summary>
internal sealed class VisitorRoom(
    WorkspaceId workspace, IConversations conversations, WidgetViews views, Deliveries deliveries, Absences absences, IStore store, LedgerBook book, LedgerSignal signal, TimeProvider time,
    ILogger log) : LiveRoom<VisitorSubscriber>(workspace, book, signal, time, log)
{
    private static readonly HashSet<string> CustomerEnds = ["customer.blocked", "customer.erased"];
    private static readonly HashSet<string> Moves = [ConversationEvents.Merged, ConversationEvents.Separated];
    private readonly TimeProvider _time = time;
    private readonly LedgerSignal _signal = signal;
    private readonly Dictionary<Guid, List<VisitorSubscriber>> _index = [];
    private readonly Lock _indexGate = new();
    private volatile bool _lineMoved;

    /// <summary>Whether somebody has left or entered a queue since this was last asked: the places of the others may be new.</summary>
    public bool TakeLineMoved()
    {
        var moved = _lineMoved;
        _lineMoved = false;
        return moved;
    }

    /// <summary>Whether the customer has a window open here on this conversation.</summary>
    public bool Shows(Guid conversation) => Joined.Any(s => s.Conversation == conversation);

    /// <summary>Sends a frame that is not stored to the customer's sockets showing this conversation.</summary>
    public void Tell(Guid customer, Guid conversation, byte[] frame)
    {
        foreach (var subscriber in Of(customer))
        {
            if (subscriber.Conversation == conversation) subscriber.Send(frame);
        }
    }

    protected override void Changed(VisitorSubscriber subscriber, bool joined)
    {
        lock (_indexGate)
        {
            foreach (var key in KeysOf(subscriber))
            {
                if (joined) Add(key, subscriber);
                else if (_index.TryGetValue(key, out var all) && all.Remove(subscriber) && all.Count == 0) _index.Remove(key);
            }
        }

        if (joined && subscriber.Conversation is { } conversation) absences.Here(Workspace, conversation);
    }

    /// <summary>The window of a receiver is closed, whether or not it had caught up with the room before.</summary>
    public void Close(VisitorSubscriber subscriber)
    {
        Leave(subscriber);
        if (subscriber is { Conversation: { } conversation, Customer: { } customer } && !Of(customer).Any(s => s.Conversation == conversation)) absences.Gone(Workspace, conversation);
    }

    protected override IEnumerable<VisitorSubscriber> Concerned(IRendered rendered, IReadOnlyList<VisitorSubscriber> joined)
    {
        var change = (VisitorChange)rendered;
        return Of(change.Visitor ?? change.Customer);
    }

    protected override async Task<IReadOnlyList<IRendered>> RenderAsync(IReadOnlyList<LedgerRow> rows, CancellationToken cancellationToken)
    {
        var changes = new List<IRendered>();
        if (rows.Any(r => r.Name is RoutingEvents.Left or RoutingEvents.Entered)) _lineMoved = true;
        using var session = store.Read();
        var messageIds = rows.Where(r => r.Kind == "message").Select(r => r.Entity).Distinct().ToList();
        var messages = messageIds.Count == 0 ? [] : (await conversations.CustomerMessagesAsync(session, Workspace, messageIds, cancellationToken)).ToDictionary(m => m.Id);
        var ids = rows.Where(OfConversation).Select(r => r.Entity).Concat(messages.Values.Select(m => m.Conversation)).Distinct().ToList();
        var found = ids.Count == 0 ? [] : (await conversations.FindAsync(session, Workspace, ids, cancellationToken)).ToDictionary(c => c.Id);
        var shown = found.Count == 0 ? new Dictionary<Guid, WidgetConversation>() : await views.ViewsAsync(session, Workspace, found.Values, cancellationToken);
        var visitors = await VisitorsAsync(session, [.. rows.Where(r => r.Name == "customer.created").Select(r => r.Entity)], cancellationToken);
        foreach (var row in rows)
        {
            if (row.Kind == "message" && messages.TryGetValue(row.Entity, out var message) && found.TryGetValue(message.Conversation, out var of))
            {
                if (WidgetViews.View(message) is { } view) changes.Add(Message(row, view, of));
            }
            else if (Moves.Contains(row.Name) && found.TryGetValue(row.Entity, out var moved))
            {
                changes.Add(new VisitorChange(row.Seq, VisitorChange.Moved, moved.Customer, moved.Inbox, moved.Id));
            }
            else if (OfConversation(row) && found.TryGetValue(row.Entity, out var conversation))
            {
                changes.Add(new VisitorChange(row.Seq, "conversation", conversation.Customer, conversation.Inbox, conversation.Id, Tail("conversation", shown[row.Entity])));
            }
            else if (row.Name == "customer.created")
            {
                foreach (var visitor in visitors[row.Entity]) changes.Add(new VisitorChange(row.Seq, VisitorChange.Bound, row.Entity, Visitor: visitor));
            }
            else if (CustomerEnds.Contains(row.Name)) changes.Add(new VisitorChange(row.Seq, VisitorChange.Ended, row.Entity));
            else if (row.Name == "visitor.proven") changes.Add(new VisitorChange(row.Seq, VisitorChange.Proven, row.Entity));
        }

        return changes;
    }

    protected override void Deliver(IRendered rendered, VisitorSubscriber subscriber)
    {
        var change = (VisitorChange)rendered;
        if (change.Type == VisitorChange.Bound)
        {
            Bind(change, subscriber);
            return;
        }

        if (subscriber.Customer != change.Customer) return;
        if (change.Type == VisitorChange.Moved)
        {
            // Which conversation the customer is in now is read with the thread; the next frame of it says so too.
            if (change.Inbox == subscriber.Inbox) subscriber.Conversation = null;
            StartAfresh(change.Seq, subscriber);
            return;
        }

        if (change.Type == VisitorChange.Ended) subscriber.Close(LiveClose.NoAccess);
        else if (subscriber.Expires <= _time.GetUtcNow() || (change.Type == VisitorChange.Proven && !subscriber.Proven)) subscriber.Close(LiveClose.SignInRequired);
        else if (change.Tail is not null && change.Inbox == subscriber.Inbox) Send(change, subscriber);
    }

    private void Send(VisitorChange change, VisitorSubscriber subscriber)
    {
        if (subscriber.Conversation is { } current && current != change.Conversation)
        {
            // Ids are in order of time: what is older than the conversation on the screen is history.
            if (change.Conversation.CompareTo(current) < 0) return;
            subscriber.Conversation = change.Conversation;
            StartAfresh(change.Seq, subscriber);
            return;
        }

        subscriber.Conversation = change.Conversation;
        subscriber.Send(change.Type, change.Seq, change.Tail);
        if (change.Delivered is { } position) deliveries.Note(Workspace, change.Conversation, change.Customer, position);
    }

    /// <summary>A new conversation has begun: positions count from one again, so the widget reads its thread anew.</summary>
    private void StartAfresh(long seq, VisitorSubscriber subscriber)
    {
        var epoch = _signal.Head(Workspace)?.Epoch ?? 1;
        var tail = Encoding.UTF8.GetBytes($$""","cursor":"{{new Cursor(epoch, seq)}}","reason":"conversation"}""");
        subscriber.Send("reset", seq, tail);
    }

    private void Bind(VisitorChange change, VisitorSubscriber subscriber)
    {
        if (subscriber.Customer is not null || subscriber.Visitor != change.Visitor) return;
        subscriber.Customer = change.Customer;
        lock (_indexGate)
        {
            // Only who has joined is in the index; whoever is still catching up comes in with the customer already known.
            if (_index.TryGetValue(subscriber.Visitor, out var joined) && joined.Contains(subscriber)) Add(change.Customer, subscriber);
        }
    }

    /// <summary>"reading": an agent has read on, which only the customer's side shows.</summary>
    private static bool OfConversation(LedgerRow row) => row.Kind is "conversation" or "reading";

    private static VisitorChange Message(LedgerRow row, WidgetMessage view, ConversationRow of) => new(
        row.Seq, "message", of.Customer, of.Inbox, of.Id, Tail("message", view),
        Delivered: view.AuthorKind is MessageAuthor.Agent or MessageAuthor.Bot && view.Position > of.CustomerDelivered ? view.Position : null);

    private static byte[] Tail<T>(string name, T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, HeedJson.Options);
        return [.. Encoding.UTF8.GetBytes($",\"{name}\":"), .. json, (byte)'}'];
    }

    private async Task<ILookup<Guid, Guid>> VisitorsAsync(ReadSession session, IReadOnlyCollection<Guid> customers, CancellationToken cancellationToken)
    {
        if (customers.Count == 0) return Array.Empty<(Guid, Guid)>().ToLookup(r => r.Item1, r => r.Item2);
        var rows = await session.QueryAsync(
            $"select customer, id from web_visitors where workspace = {Workspace} and customer in {customers}", r => (r.Id(0), r.Id(1)), cancellationToken);
        return rows.ToLookup(r => r.Item1, r => r.Item2);
    }

    private ImmutableArray<VisitorSubscriber> Of(Guid key)
    {
        lock (_indexGate) return _index.TryGetValue(key, out var all) ? [.. all] : [];
    }

    private void Add(Guid key, VisitorSubscriber subscriber)
    {
        if (!_index.TryGetValue(key, out var all)) _index[key] = all = new List<VisitorSubscriber>(1);
        if (!all.Contains(subscriber)) all.Add(subscriber);
    }

    private static IEnumerable<Guid> KeysOf(VisitorSubscriber subscriber)
    {
        yield return subscriber.Visitor;
        if (subscriber.Customer is { } customer) yield return customer;
    }
}
