using System.Collections.Frozen;
using Heed.Conversations.Messages;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Store;

namespace Heed.Conversations.Threads;

/// <summary>A conversation shows its customer's name and badge: when those change, its own change is told too, so that open lists follow.</summary>
internal sealed class CustomerFaces(IStore store) : ILedgerReader
{
    /// <summary>Older conversations of one customer are read afresh when somebody opens them.</summary>
    private const int Newest = 500;

    public string Name => "conversations.faces";

    public IReadOnlySet<string> Events { get; } = new[] { "customer.changed" }.ToFrozenSet();

    public Task HandleAsync(LedgerRow row, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(row.Workspace),
        unit =>
        {
            var shown = unit.Query(
                $"select id from conversations_conversations where workspace = {unit.Workspace} and customer = {row.Entity} order by created_at desc limit {Newest}", r => r.Id(0));
            foreach (var conversation in shown) ThreadWriter.Changed(unit, conversation);
        },
        cancellationToken);
}
