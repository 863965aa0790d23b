namespace Heed.Platform.Ledger;

/// <summary>
/// Reacts to a workspace's events, in order, on the node that owns the shard. Each reader has its own cursor;
/// delivery is at-least-once, so handling must be idempotent. An event that keeps failing is parked visibly and the reader goes on.
/// </summary>
public interface ILedgerReader
{
    /// <summary>Stable name, under which its cursor is stored.</summary>
    string Name { get; }

    /// <summary>Names of the events it wants.</summary>
    IReadOnlySet<string> Events { get; }

    /// <summary>Handles one event. Writes go through <see cref="Store.IStore.WriteAsync{T}"/> with a system scope and carry the shard's fence by themselves.</summary>
    Task HandleAsync(LedgerRow row, CancellationToken cancellationToken);
}
