using System.Text.Json;
using Heed.Platform.Ledger;
using Heed.Platform.Timers;

namespace Heed.Routing.CallBacks;

/// <summary>Follows conversations that somebody is to be rung about, and those who begin to wait.</summary>
internal sealed class CallBackReader(IStore store, CallBackDesk desk, IQueueBook queues, IWaiting waiting) : ILedgerReader
{
    public string Name => "callBacks";

    public IReadOnlySet<string> Events { get; } = new HashSet<string> { ConversationEvents.Assigned, ConversationEvents.Resolved, RoutingEvents.Entered };

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (row.Name == RoutingEvents.Entered)
        {
            await PlanAsync(row, cancellationToken);
            return;
        }

        using (var session = store.Read())
        {
            if (await session.NumberAsync($"select count(*) from routing_callbacks where workspace = {row.Workspace} and conversation = {row.Entity} and state <= {CallBackState.Calling}", cancellationToken) == 0) return;
        }

        await store.WriteAsync(Scope.System(row.Workspace), unit => desk.Follow(unit, row.Entity), cancellationToken);
    }

    /// <summary>When somebody who waits is offered a call-back: at once where the wait is known to be long, else when it has been.</summary>
    private async Task PlanAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (row.Facts.ValueKind != JsonValueKind.Object || (row.Facts.TryGetProperty("again", out var again) && again.ValueKind == JsonValueKind.True)) return;
        DateTimeOffset at;
        using (var session = store.Read())
        {
            if ((await queues.ListAsync(session, row.Workspace, cancellationToken)).FirstOrDefault(q => q.Id == row.IdFact("queue")) is not { Terms: { CallBack: true } terms }) return;
            var place = await waiting.PlaceAsync(session, row.Workspace, row.Entity, cancellationToken);
            at = place?.ExpectedSeconds >= terms.CallBackAfterSeconds ? row.At : row.At.AddSeconds(terms.CallBackAfterSeconds);
        }

        await store.WriteAsync(Scope.System(row.Workspace), unit => unit.SetTimer(OfferTimer.TimerKind, row.Entity, at), cancellationToken);
    }
}
