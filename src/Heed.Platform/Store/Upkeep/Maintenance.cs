using Heed.Kernel;

namespace Heed.Platform.Store.Upkeep;

/// <summary>
/// Whether the operator has stopped people's and customers' writing for a while. It stands in the store, so all nodes know within
/// <see cref="KnownWithin"/>; what is already under way (mail, deliveries, timers) goes on.
/// </summary>
public sealed class Maintenance(IStore store, Dialect dialect, TimeProvider time)
{
    /// <summary>How old the answer of <see cref="ReasonAsync"/> may be.</summary>
    public static readonly TimeSpan KnownWithin = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private (DateTimeOffset At, string? Reason)? _known;

    /// <summary>What the operator says about it; null when Heed works as usual.</summary>
    public async Task<string?> ReasonAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (_known is { } known && now - known.At < KnownWithin) return known.Reason;
        }

        string? reason;
        try
        {
            using var session = store.Read();
            reason = await session.FirstAsync($"select maintenance from platform_store where id = 1", r => r.TextOrNull(0), cancellationToken);
        }
        catch (Exception error) when (dialect.Translate(error) is not null)
        {
            // A store out of reach refuses by itself, in clearer words.
            return null;
        }

        lock (_gate) _known = (now, reason);
        return reason;
    }

    /// <summary>
    /// Begins it with the words that people read, or ends it with null: an act of the installation, in its ledger and through its lane,
    /// which works beside a running server too. <paramref name="also"/> runs in the same unit.
    /// </summary>
    /// <exception cref="BusyRefusal">The store is out of reach.</exception>
    public async Task SetAsync(string? reason, Action<Unit, Scope> also, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(also);
        var scope = Scope.System(WorkspaceId.Installation);
        await store.WriteAsync(
            scope,
            unit =>
            {
                unit.Execute($"update platform_store set maintenance = {reason} where id = 1");
                unit.Append(new LedgerEvent(reason is null ? "maintenance.ended" : "maintenance.started", "maintenance", Ids.New(unit.Now)));
                also(unit, scope);
            },
            cancellationToken);
        lock (_gate) _known = null;
    }
}
