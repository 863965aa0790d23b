using System.Text.Json;
using Heed.Platform.Ledger;

namespace Heed.Channels.Api.Outbox;

/// <summary>Sends what Heed says by itself (greeting, out of hours, bots) to the other system too: nobody there reads the thread here.</summary>
internal sealed class AutomaticReader(IStore store, IConversations conversations, ApiOutbox outbox) : ILedgerReader
{
    public string Name => "apiChannel";

    public IReadOnlySet<string> Events { get; } = new HashSet<string> { ConversationEvents.MessageAdded };

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (row.Facts.ValueKind != JsonValueKind.Object || !row.Facts.TryGetProperty("author", out var author) || author.GetInt32() != (int)MessageAuthor.Bot) return;
        if (row.IdFact("conversation") is not { } id) return;
        ConversationRow? conversation;
        using (var session = store.Read()) conversation = await conversations.FindAsync(session, row.Workspace, id, cancellationToken);
        if (conversation is not { Channel: Inboxes.ApiInbox.Channel } found) return;
        await store.WriteAsync(
            Scope.System(row.Workspace),
            unit =>
            {
                if (unit.Number($"select count(*) from api_outbox where workspace = {unit.Workspace} and message = {row.Entity}") == 0) outbox.Queue(unit, found.Inbox, found.Id, found.Customer, row.Entity);
            },
            cancellationToken);
    }
}
