using System.Text.Json;
using Heed.Platform.Ledger;

namespace Heed.Routing.Assignment;

/// <summary>Reacts to conversations that come into the queue, and to agents who become free.</summary>
internal sealed class RoutingReader(RoundRobin robin) : ILedgerReader
{
    private const string PresenceChanged = "presence.changed";
    private const string InboxChanged = "inbox.changed";

    public string Name => "routing";

    public IReadOnlySet<string> Events { get; } = new HashSet<string>
    {
        ConversationEvents.Created, ConversationEvents.Reopened, ConversationEvents.Woken, ConversationEvents.Assigned, ConversationEvents.Resolved, PresenceChanged, InboxChanged,
    };

    public Task HandleAsync(LedgerRow row, CancellationToken cancellationToken) => row.Name switch
    {
        ConversationEvents.Resolved or PresenceChanged or InboxChanged => robin.RetryAsync(row.Workspace, cancellationToken),
        _ when IsQueued(row) => TryAsync(row, cancellationToken),
        ConversationEvents.Assigned => robin.RetryAsync(row.Workspace, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task TryAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        await robin.TryAsync(row.Workspace, row.Entity, cancellationToken);
        // Put back into the queue by somebody: that somebody can take another.
        if (row.Name == ConversationEvents.Assigned) await robin.RetryAsync(row.Workspace, cancellationToken);
    }

    private static bool IsQueued(LedgerRow row) =>
        row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty("handler", out var handler) && handler.TryGetInt32(out var number) && number == (int)Handler.Queue;
}
