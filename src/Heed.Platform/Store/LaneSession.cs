using System.Data.Common;

namespace Heed.Platform.Store;

/// <summary>The lane's connection and transaction during one batch.</summary>
internal sealed class LaneSession(StoreCore core, DbConnection connection) : IDisposable
{
    private const int MaxKept = 300;

    /// <summary>Statements on the way at once: what is sent and what comes back stays within the sockets' buffers.</summary>
    private const int MaxBatched = 250;
    private readonly StoreConnection _kept = new(core.Dialect, connection, MaxKept);

    internal Dialect Dialect => core.Dialect;

    internal DbConnection Connection => connection;

    internal DbTransaction? Transaction
    {
        get;
        set
        {
            field = value;
            LastDocuments.Clear();
        }
    }

    /// <summary>Numbers of search documents given out in this batch, by the floor of their workspace: read once a batch.</summary>
    internal Dictionary<long, long> LastDocuments { get; } = [];

    internal HeedDb CreateDb()
    {
        var db = core.CreateDb(_kept, Transaction);
        db.InLane = true;
        return db;
    }

    /// <summary>A command kept per SQL text, so that SQLite's prepared statement is reused.</summary>
    internal DbCommand Cached(SqlText sql) => _kept.Command(sql, Transaction);

    /// <summary>Runs statements in their order, in as few journeys as the driver can; the number of rows each changed.</summary>
    internal IReadOnlyList<int> Execute(IReadOnlyCollection<SqlText> statements)
    {
        if (statements.Count < 2 || !connection.CanCreateBatch) return [.. statements.Select(s => Cached(s).ExecuteNonQuery())];
        var changed = new List<int>(statements.Count);
        foreach (var chunk in statements.Chunk(MaxBatched))
        {
            using var batch = connection.CreateBatch();
            batch.Transaction = Transaction;
            foreach (var sql in chunk) batch.BatchCommands.Add(Dialect.Command(batch, sql));
            batch.ExecuteNonQuery();
            changed.AddRange(batch.BatchCommands.Select(c => c.RecordsAffected));
        }

        return changed;
    }

    public void Dispose() => _kept.Dispose();
}
