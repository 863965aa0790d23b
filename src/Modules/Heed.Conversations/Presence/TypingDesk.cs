using System.Collections.Concurrent;
using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Ownership;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Presence;

/// <summary>
/// Who types and who views, between nodes and sockets; nothing is stored. A message carries the conversation's access
/// facts, so that every node can filter its own sockets without a query.
/// </summary>
internal sealed class TypingDesk : ITyping, IDisposable
{
    private const string Channel = "conversations.presence";
    private static readonly TimeSpan ViewingLasts = TimeSpan.FromSeconds(60);
    private readonly INodeBus _bus;
    private readonly AgentLive _live;
    private readonly IStore _store;
    private readonly IPeople _people;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Conversation), ConcurrentDictionary<Guid, Viewer>> _viewers = new();

    public TypingDesk(INodeBus bus, Lazy<AgentLive> live, IStore store, IPeople people, TimeProvider time)
    {
        (_bus, _store, _people, _time) = (bus, store, people, time);
        _live = live.Value;
        _subscription = bus.Subscribe(Channel, Receive);
    }

    public event Action<AgentTyping>? AgentTyped;

    public void CustomerTypes(ConversationRow conversation, string customerName, bool on)
    {
        var facts = new AccessFacts(conversation.Brand, conversation.Team, conversation.Assignee, []);
        Publish(new Signal(conversation.Workspace.Value, conversation.Id, conversation.Customer, facts, "customer", conversation.Customer, customerName, null, on, null));
    }

    public void Dispose() => _subscription.Dispose();

    /// <summary>An agent types; colleagues see it, and the customer when it is a reply.</summary>
    internal Task AgentTypesAsync(AgentSubscriber sender, Guid conversation, bool on, bool note, CancellationToken cancellationToken) =>
        AgentSignalAsync(sender, conversation, on, null, note, cancellationToken);

    /// <summary>An agent looks at a conversation, or at none.</summary>
    internal async Task AgentViewsAsync(AgentSubscriber sender, Guid? before, Guid? now, CancellationToken cancellationToken)
    {
        if (before is { } left && left != now) await AgentSignalAsync(sender, left, on: false, viewing: false, note: false, cancellationToken);
        if (now is { } entered) await AgentSignalAsync(sender, entered, on: false, viewing: true, note: false, cancellationToken);
    }

    private async Task AgentSignalAsync(AgentSubscriber sender, Guid conversation, bool on, bool? viewing, bool note, CancellationToken cancellationToken)
    {
        if (sender.Scope.Actor is not { Kind: ActorKind.Person, Id: { } me }) return;
        // A look through another's eyes leaves no trace for colleagues and customers; what began before may end.
        if (sender.Scope.ViewedAs is not null && (on || viewing == true)) return;
        using var session = _store.Read();
        ConversationRow row;
        try
        {
            row = await ConversationAccess.GetAsync(session, sender.Scope, conversation, cancellationToken);
        }
        catch (NotFoundRefusal)
        {
            // What one may not see, one cannot type in; the frame says nothing about it.
            return;
        }

        var participants = await session.QueryAsync(
            $"select person from conversations_participants where workspace = {row.Workspace} and conversation = {row.Id}", r => r.Id(0), cancellationToken);
        var name = (await _people.FindAsync(session, row.Workspace, [me], cancellationToken)).GetValueOrDefault(me)?.Name ?? "";
        Publish(new Signal(row.Workspace.Value, row.Id, row.Customer, new AccessFacts(row.Brand, row.Team, row.Assignee, participants), "agent", me, name, note, on, viewing));
    }

    private void Publish(Signal signal) => _bus.Publish(Channel, JsonSerializer.SerializeToUtf8Bytes(signal, HeedJson.Options));

    private void Receive(byte[] json)
    {
        if (JsonSerializer.Deserialize<Signal>(json, HeedJson.Options) is not { } signal) return;
        var workspace = new WorkspaceId(signal.Workspace);
        if (signal.Actor == "agent") ShowViewers(workspace, signal);
        if (signal.Viewing is not null) return;
        var frame = LiveFrame.Of(new
        {
            type = "typing",
            conversationId = signal.Conversation,
            actor = new { kind = signal.Actor, id = signal.ActorId, name = signal.Name },
            on = signal.On,
        });
        _live.Broadcast(workspace, frame, s => s.Scope.Actor.Id != signal.ActorId && ConversationAccess.Allows(s.Scope, signal.Facts));
        if (signal is { Actor: "agent", Note: false }) AgentTyped?.Invoke(new AgentTyping(workspace, signal.Conversation, signal.Customer, signal.Name, signal.On));
    }

    private void ShowViewers(WorkspaceId workspace, Signal signal)
    {
        var viewers = _viewers.GetOrAdd((workspace, signal.Conversation), _ => new ConcurrentDictionary<Guid, Viewer>());
        var now = _time.GetUtcNow();
        if (signal.Viewing == false) viewers.TryRemove(signal.ActorId, out _);
        else viewers[signal.ActorId] = new Viewer(signal.Name, signal.On, now);
        foreach (var (person, viewer) in viewers)
        {
            if (now - viewer.At > ViewingLasts) viewers.TryRemove(person, out _);
        }

        var frame = LiveFrame.Of(new
        {
            type = "viewing",
            conversationId = signal.Conversation,
            people = viewers.Select(v => new { id = v.Key, name = v.Value.Name, typing = v.Value.Typing }).OrderBy(v => v.id),
        });
        if (viewers.IsEmpty) _viewers.TryRemove((workspace, signal.Conversation), out _);
        _live.Broadcast(workspace, frame, s => ConversationAccess.Allows(s.Scope, signal.Facts));
    }

    private sealed record Viewer(string Name, bool Typing, DateTimeOffset At);

    private sealed record Signal(
        int Workspace, Guid Conversation, Guid Customer, AccessFacts Facts, string Actor, Guid ActorId, string Name, bool? Note, bool On, bool? Viewing);
}
