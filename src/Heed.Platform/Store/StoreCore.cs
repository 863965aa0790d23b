using System.Collections.Concurrent;
using System.Data.Common;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Store;

/// <summary>The store: read connections in a pool, one lane per shard.</summary>
internal sealed class StoreCore : IStore, IDisposable
{
    /// <summary>Statements kept by each read connection; there are few connections, and what is asked often is asked in few forms.</summary>
    private const int MaxKept = 100;
    private readonly ConcurrentBag<StoreConnection> _idle = [];
    private readonly IReadOnlyList<IModelPart> _parts;
    private readonly Lane[] _lanes;
    private readonly TaskCompletionSource<Exception> _unsound = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _disposed;

    public StoreCore(Dialect dialect, IEnumerable<IModelPart> parts, LedgerSignal signal, TimeProvider time, ILogger<StoreCore> log)
    {
        Dialect = dialect;
        Signal = signal;
        Time = time;
        Gate = dialect.ReadersAtOnce is { } room ? new ReaderGate(room, time) : null;
        _parts = [.. parts];
        _lanes = [.. Enumerable.Range(0, dialect.Shards).Select(shard => new Lane(this, shard, log))];
    }

    public Dialect Dialect { get; }

    internal LedgerSignal Signal { get; }

    internal TimeProvider Time { get; }

    /// <summary>Whom readers wait for; null where connections are not scarce.</summary>
    internal ReaderGate? Gate { get; }

    internal StoreCounts Counts { get; } = new();

    /// <summary>Ends with the cause when the disk would not confirm what was written; nothing is written from then on.</summary>
    internal Task<Exception> Unsound => _unsound.Task;

    /// <summary>Runs just before each commit; tests use it to break the store at the worst moment.</summary>
    internal Action? BeforeCommit { get; set; }

    /// <summary>Units waiting over all lanes.</summary>
    internal int Waiting => _lanes.Sum(l => l.Waiting);

    /// <summary>The shard a workspace belongs to.</summary>
    internal int ShardOf(WorkspaceId workspace) => workspace.Value % Dialect.Shards;

    /// <summary>How whoever writes is told that the disk does not confirm.</summary>
    internal static BusyRefusal Unconfirmed() => new("storeUnconfirmed", "The disk does not confirm what is written, so this is not acknowledged. Send it again, under the same Idempotency-Key, when the service is back.");

    /// <summary>The disk would not confirm: no lane writes any more.</summary>
    internal void Distrust(Exception cause) => _unsound.TrySetResult(cause);

    public ReadSession Read()
    {
        try
        {
            return new ReadSession(this, _idle.TryTake(out var kept) ? kept : new StoreConnection(Dialect, Dialect.ForReading(), MaxKept, Gate));
        }
        catch (Exception error) when (Dialect.Translate(error) is { } refusal)
        {
            throw refusal;
        }
    }

    public Task<T> WriteAsync<T>(Scope scope, Func<Unit, T> apply, CancellationToken cancellationToken)
    {
        // The last line: what slipped past the endpoints' check stops here.
        if (scope.ViewedAs is not null) throw new ViewingAsRefusal();
        string? key = null;
        if (scope.IdempotencyKey is { } given)
        {
            var trace = RequestTrace.Current;
            key = trace is null ? given : $"{given}#{trace.Units++}";
        }

        var job = new LaneJob<T>(scope, apply, key, Reaction.Fence, cancellationToken);
        _lanes[ShardOf(scope.Workspace)].Enqueue(job);
        return job.Task;
    }

    public Task WriteAsync(Scope scope, Action<Unit> apply, CancellationToken cancellationToken) =>
        WriteAsync(
            scope,
            unit =>
            {
                apply(unit);
                return true;
            },
            cancellationToken);

    public void Dispose()
    {
        // The container disposes once for each interface it is registered under.
        if (Interlocked.Exchange(ref _disposed, true)) return;
        foreach (var lane in _lanes) lane.Dispose();
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }

    internal HeedDb CreateDb(StoreConnection connection, DbTransaction? transaction)
    {
        var db = new HeedDb(connection.Options(tracking: transaction is not null), _parts);
        if (transaction is not null) db.Database.UseTransaction(transaction);
        return db;
    }

    internal void Return(StoreConnection connection)
    {
        connection.Close();
        if (_idle.Count < 64 && connection.Reusable) _idle.Add(connection);
        else connection.Dispose();
    }
}
