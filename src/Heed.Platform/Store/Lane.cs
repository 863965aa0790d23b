using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Store;

/// <summary>
/// Group commit: one thread, one connection. Takes up to 50 waiting units into one transaction, numbers their events
/// last, commits, then acknowledges. A unit that throws after writing rolls the batch back, which then runs again unit
/// by unit, so that only the guilty one fails. (Helland et al., "Group Commit Timers and High Volume Transaction
/// Systems", 1987: waiting units gather by themselves while the previous batch reaches the disk.)
/// </summary>
internal sealed class Lane : IDisposable
{
    internal const string WroteNothing = "heed.wroteNothing";
    private const int MaxBatch = 50;
    private const int MaxWaiting = 10_000;

    private readonly BlockingCollection<ILaneJob> _waiting = new(MaxWaiting);
    private readonly StoreCore _core;
    private readonly ILogger _log;
    private readonly int _shard;
    private readonly Thread _thread;
    private LaneSession? _session;
    private bool _refusing;

    public Lane(StoreCore core, int shard, ILogger log)
    {
        _core = core;
        _shard = shard;
        _log = log;
        _thread = new Thread(Run) { IsBackground = true, Name = $"heed-lane-{shard}" };
        _thread.Start();
    }

    /// <summary>Units waiting to be written.</summary>
    public int Waiting => _waiting.Count;

    public void Enqueue(ILaneJob job)
    {
        try
        {
            if (!_waiting.TryAdd(job)) job.Failed(new BusyRefusal("tooBusy", "Too many writes are waiting. Try again in a moment."));
        }
        catch (InvalidOperationException)
        {
            job.Failed(new BusyRefusal("stopping", "The server is stopping. Try again in a moment."));
        }
    }

    public void Dispose()
    {
        _waiting.CompleteAdding();
        _thread.Join(TimeSpan.FromSeconds(10));
        _session?.Dispose();
        _waiting.Dispose();
    }

    private void Run()
    {
        var batch = new List<ILaneJob>(MaxBatch);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            batch.Clear();
            if (!first.IsCanceled) batch.Add(first);
            while (batch.Count < MaxBatch && _waiting.TryTake(out var next))
            {
                if (!next.IsCanceled) batch.Add(next);
            }

            if (batch.Count > 0) Write(batch);
        }
    }

    private void Write(List<ILaneJob> batch)
    {
        if (TryWrite(batch, alone: batch.Count == 1)) return;
        // Somebody in the batch failed after writing: find out who, one by one.
        foreach (var job in batch) TryWrite([job], alone: true);
    }

    /// <summary>False when the batch must be run again unit by unit; otherwise every job has its answer.</summary>
    private bool TryWrite(List<ILaneJob> batch, bool alone)
    {
        if (_core.Unsound.IsCompleted)
        {
            foreach (var job in batch) job.Failed(StoreCore.Unconfirmed());
            return true;
        }

        DbTransaction? transaction = null;
        var started = Stopwatch.GetTimestamp();
        var committed = new List<(ILaneJob Job, Unit Unit)>(batch.Count);
        var answered = new List<(ILaneJob Job, Exception Error)>();
        try
        {
            _session ??= new LaneSession(_core, _core.Dialect.Open(forLane: true));
            transaction = _core.Dialect.BeginBatch(_session.Connection, _shard);
            _session.Transaction = transaction;
            var now = _core.Time.GetUtcNow();
            var fence = batch.Exists(j => j.Fence is not null) ? ReadFence(_session) : 0;
            foreach (var job in batch)
            {
                if (job.Fence is { } held && held != fence)
                {
                    answered.Add((job, new LostOwnershipException(_shard)));
                    continue;
                }

                try
                {
                    committed.Add((job, job.Apply(_session, now)));
                }
                catch (Exception error) when (error.Data.Contains(WroteNothing) && !_core.Dialect.BreaksConnection(error))
                {
                    answered.Add((job, error));
                }
            }

            foreach (var (_, unit) in committed)
            {
                foreach (var sql in unit.Last) _session.Cached(sql).ExecuteNonQuery();
            }

            var cursors = committed.Count > 0 ? LedgerWriter.Append(_session, committed, now) : [];
            if (_core.BeforeCommit is { } probe) probe();
            transaction.Commit();
            _session.Transaction = null;
            transaction.Dispose();
            _core.Counts.Committed(committed.Count, started);
            if (_refusing) _log.LogWarning("Shard {Shard} is written again", _shard);
            _refusing = false;
            _core.Signal.Committed(cursors);
            for (var i = 0; i < committed.Count; i++)
            {
                var job = committed[i].Job;
                job.Done(cursors.TryGetValue(job.Workspace, out var cursor) ? cursor : default);
            }
        }
        catch (Exception error)
        {
            if (_core.Dialect.IsUnsound(error)) _core.Distrust(error);
            RollBack(transaction, error);
            var refusal = _core.Dialect.Translate(error);
            if (refusal is null && !alone) return false;
            if (refusal is not null)
            {
                _core.Counts.Refuse(batch.Count);
                // Told once with its cause, not once a batch: a full disk lasts, and its log must not.
                if (!_refusing) _log.LogError(error, "Shard {Shard} cannot be written; writes are refused until it can", _shard);
                _refusing = true;
            }

            foreach (var job in batch) job.Failed(refusal ?? error);
            return true;
        }

        foreach (var (job, error) in answered) job.Failed(_core.Dialect.Translate(error) ?? error);
        return true;
    }

    private long ReadFence(LaneSession session)
    {
        using var reader = session.Cached($"select fence from platform_shards where shard = {_shard}").ExecuteReader();
        return reader.Read() ? reader.GetInt64(0) : 0;
    }

    private void RollBack(DbTransaction? transaction, Exception cause)
    {
        if (_session is null) return;
        _session.Transaction = null;
        var broken = _core.Dialect.BreaksConnection(cause);
        try
        {
            transaction?.Rollback();
            transaction?.Dispose();
        }
        catch (Exception error)
        {
            // SQLite rolls back by itself on a full disk; PostgreSQL's connection may be gone.
            _log.LogDebug(error, "Roll-back found nothing to roll back");
            broken = true;
        }

        if (!broken) return;
        _session.Dispose();
        _session = null;
    }
}
