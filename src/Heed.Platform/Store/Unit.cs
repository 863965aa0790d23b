using System.Data.Common;
using Heed.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Heed.Platform.Store;

/// <summary>
/// The apply phase of a unit of work, inside a lane's transaction: a few statements with version checks, nothing awaited.
/// It may run more than once (a batch that fails is run again unit by unit), so it must not touch anything but the store.
/// </summary>
public sealed class Unit
{
    private readonly LaneSession _lane;
    private readonly List<LedgerEvent> _events = [];
    private readonly List<SqlText> _last = [];
    private HeedDb? _db;

    internal Unit(LaneSession lane, WorkspaceId workspace, Actor actor, DateTimeOffset now)
    {
        _lane = lane;
        Workspace = workspace;
        Actor = actor;
        Now = now;
    }

    /// <summary>The workspace whose ledger the events go to.</summary>
    public WorkspaceId Workspace { get; }

    /// <summary>Who does it.</summary>
    public Actor Actor { get; }

    /// <summary>The instant of the unit; the same for all of its rows and events.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Where the engines differ in SQL.</summary>
    public Dialect Dialect => _lane.Dialect;

    /// <summary>The shard the workspace belongs to.</summary>
    internal int Shard => Workspace.Value % Dialect.Shards;

    internal bool Wrote { get; private set; }

    internal IReadOnlyList<LedgerEvent> Events => _events;

    /// <summary>Statements that wait for the end of the batch.</summary>
    internal IReadOnlyList<SqlText> Last => _last;

    /// <summary>EF on the lane's connection; saved by the lane when the unit returns.</summary>
    public HeedDb Db
    {
        get
        {
            Wrote = true;
            return _db ??= _lane.CreateDb();
        }
    }

    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public int Execute(SqlText sql)
    {
        Wrote = true;
        return _lane.Cached(sql).ExecuteNonQuery();
    }

    /// <summary>Runs statements in their order, on PostgreSQL in one journey; the number of rows each changed.</summary>
    public IReadOnlyList<int> Execute(IReadOnlyCollection<SqlText> statements)
    {
        Wrote = true;
        return _lane.Execute(statements);
    }

    /// <summary>
    /// Runs a statement at the end of the batch, in the same transaction: FTS5 keeps a statement of its own open from its
    /// first write to the commit, and EF cannot begin on a connection that has one.
    /// </summary>
    internal void ExecuteLast(SqlText sql)
    {
        Wrote = true;
        _last.Add(sql);
    }

    /// <summary>All rows of a query.</summary>
    public List<T> Query<T>(SqlText sql, Func<Row, T> map)
    {
        // A statement that changes rows and returns them is a write like any other.
        Wrote |= !sql.IsSelect;
        using var reader = _lane.Cached(sql).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(new Row(reader, Dialect)));
        return rows;
    }

    /// <summary>The first row, or default.</summary>
    public T? First<T>(SqlText sql, Func<Row, T> map)
    {
        Wrote |= !sql.IsSelect;
        using var reader = _lane.Cached(sql).ExecuteReader();
        return reader.Read() ? map(new Row(reader, Dialect)) : default;
    }

    /// <summary>A number; 0 when there is no row or it is null.</summary>
    public long Number(SqlText sql) => First(sql, r => r.IsNull(0) ? 0 : r.Long(0));

    /// <summary>Appends an event to the workspace's ledger, in this transaction.</summary>
    public void Append(LedgerEvent change) => _events.Add(change);

    /// <summary>The next short number of a counter of the workspace, without gaps.</summary>
    public long NextNumber(string counter) => Number($"""
        insert into platform_counters (workspace, name, value) values ({Workspace}, {counter}, 1)
        on conflict (workspace, name) do update set value = platform_counters.value + 1
        returning value
        """);

    /// <summary>The next number of a search document between the bounds.</summary>
    internal long NextDocument(long floor, long ceiling)
    {
        if (!_lane.LastDocuments.TryGetValue(floor, out var last)) last = Number($"select coalesce(max(doc), {floor}) from platform_search where doc > {floor} and doc < {ceiling}");
        return _lane.LastDocuments[floor] = last + 1;
    }

    internal void Save()
    {
        if (_db is null) return;
        _db.SaveChanges();
        _db.Dispose();
        _db = null;
    }

    internal void Discard()
    {
        _db?.Dispose();
        _db = null;
    }
}
