using Heed.Metrics.Folding;
using Heed.Platform.Ledger;

namespace Heed.Metrics.Rollups;

/// <summary>Measures conversations as their events come by. Different conversations side by side: the lane writes them together.</summary>
internal sealed class MetricsReader(IStore store, Follower follower) : IConcurrentReader
{
    internal const string ReaderName = "metrics";

    public string Name => ReaderName;

    public IReadOnlySet<string> Events => StepReading.Events;

    public Guid Key(LedgerRow row) => StepReading.Conversation(row) ?? row.Entity;

    public Task HandleAsync(LedgerRow row, CancellationToken cancellationToken) =>
        StepReading.Read(row) is null ? Task.CompletedTask : store.WriteAsync(Scope.System(row.Workspace), unit => follower.Follow(unit, row), cancellationToken);
}
