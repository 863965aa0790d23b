using Heed.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Heed.Platform.Store;

/// <summary>A read connection for the time of one question. Never writes.</summary>
public sealed class ReadSession : IDisposable
{
    private readonly StoreCore _core;
    private readonly StoreConnection _connection;
    private HeedDb? _db;

    internal ReadSession(StoreCore core, StoreConnection connection)
    {
        _core = core;
        _connection = connection;
    }

    /// <summary>Where the engines differ in SQL.</summary>
    public Dialect Dialect => _core.Dialect;

    /// <summary>EF over this connection, without tracking.</summary>
    public HeedDb Db => _db ??= _core.CreateDb(_connection, null);

    /// <summary>All rows of a query.</summary>
    public async Task<List<T>> QueryAsync<T>(SqlText sql, Func<Row, T> map, CancellationToken cancellationToken)
    {
        var command = _connection.Command(sql, null);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken)) rows.Add(map(new Row(reader, Dialect)));
            return rows;
        }
        finally
        {
            if (!Dialect.KeepsCommands) await command.DisposeAsync();
        }
    }

    /// <summary>The first row, or default.</summary>
    public async Task<T?> FirstAsync<T>(SqlText sql, Func<Row, T> map, CancellationToken cancellationToken)
    {
        var command = _connection.Command(sql, null);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? map(new Row(reader, Dialect)) : default;
        }
        finally
        {
            if (!Dialect.KeepsCommands) await command.DisposeAsync();
        }
    }

    /// <summary>A number; 0 when there is no row or it is null.</summary>
    public async Task<long> NumberAsync(SqlText sql, CancellationToken cancellationToken) =>
        await FirstAsync(sql, r => r.IsNull(0) ? 0 : r.Long(0), cancellationToken);

    public void Dispose()
    {
        _db?.Dispose();
        _core.Return(_connection);
    }
}
