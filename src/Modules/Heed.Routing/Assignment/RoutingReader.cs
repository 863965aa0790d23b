using System.Text.Json;
using Heed.Platform.Ledger;

namespace Heed.Routing.Assignment;

/// <summary>Brings the ledger's events to the workspace's desk, in order.</summary>
internal sealed class RoutingReader(Desks desks) : ILedgerReader
{
    private const string PresenceChanged = "presence.changed", InboxChanged = "inbox.changed";
    private const string CallBackAsked = "callBack.asked", CallBackChanged = "callBack.changed", CallBackClosed = "callBack.closed";
    private static readonly HashSet<string> Order =
    [
        "queue.created", "queue.changed", "queue.deleted", "person.created", "person.changed", "person.deleted", "role.changed", "role.deleted", "team.created", "team.changed", "team.deleted",
        "brand.created", "brand.deleted",
    ];

    public string Name => "routing";

    public IReadOnlySet<string> Events { get; } = new HashSet<string>(Order)
    {
        ConversationEvents.Created, ConversationEvents.Reopened, ConversationEvents.Woken, ConversationEvents.Assigned, ConversationEvents.Resolved, ConversationEvents.Merged,
        ConversationEvents.Separated, ConversationEvents.MessageAdded, RoutingEvents.Declined, RoutingEvents.Returned, CallBackAsked, CallBackChanged, CallBackClosed, PresenceChanged, InboxChanged,
    };

    public Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (desks.Of(row.Workspace) is not { } desk) return Task.CompletedTask;
        return row.Name switch
        {
            PresenceChanged => desk.PresenceAsync(row.Entity, cancellationToken),
            InboxChanged => desk.LookAtAllAsync(cancellationToken),
            ConversationEvents.MessageAdded => row.IdFact("conversation") is { } said ? SaidAsync(desk, said, AuthorOf(row), cancellationToken) : Task.CompletedTask,
            // Whoever is to be rung later waits for nobody until then, and then again.
            CallBackAsked or CallBackChanged or CallBackClosed => row.IdFact("conversation") is { } rung ? desk.LookAsync([rung], cancellationToken) : Task.CompletedTask,
            _ when Order.Contains(row.Name) => desk.ReorderAsync(cancellationToken),
            _ => desk.LookAsync([row.Entity], cancellationToken),
        };
    }

    private static Task SaidAsync(Desk desk, Guid conversation, MessageAuthor? author, CancellationToken cancellationToken)
    {
        if (author == MessageAuthor.Customer && desk.HasLeft(conversation)) return desk.ReturnAsync(conversation, cancellationToken);
        return desk.Hears(author) ? desk.LookAsync([conversation], cancellationToken) : Task.CompletedTask;
    }

    private static MessageAuthor? AuthorOf(LedgerRow row) =>
        row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty("author", out var author) && author.TryGetInt32(out var number) ? (MessageAuthor)number : null;
}
