using System.Data.Common;

namespace Heed.Platform.Store;

/// <summary>The lane's connection and transaction during one batch.</summary>
internal sealed class LaneSession(StoreCore core, DbConnection connection) : IDisposable
{
    private const int MaxKept = 300;
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

    public void Dispose() => _kept.Dispose();
}
