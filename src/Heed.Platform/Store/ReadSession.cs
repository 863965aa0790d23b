using Heed.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Heed.Platform.Store;

/// <summary>
/// The store as a use case reads it. Never writes. Where connections are scarce it has one only while a question runs:
/// a session that is kept for long, or that waits for another one, keeps nobody out.
/// </summary>
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

    /// <summary>EF over this connection, without tracking; asynchronous questions only.</summary>
    public HeedDb Db => _db ??= _core.CreateDb(_connection, null);

    /// <summary>All rows of a query.</summary>
    /// <exception cref="BusyRefusal">The store is out of reach, or too many are asking.</exception>
    public Task<List<T>> QueryAsync<T>(SqlText sql, Func<Row, T> map, CancellationToken cancellationToken) => AskAsync(
        sql,
        async reader =>
        {
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken)) rows.Add(map(new Row(reader, Dialect)));
            return rows;
        },
        cancellationToken);

    /// <summary>The first row, or default.</summary>
    /// <exception cref="BusyRefusal">The store is out of reach, or too many are asking.</exception>
    public Task<T?> FirstAsync<T>(SqlText sql, Func<Row, T> map, CancellationToken cancellationToken) =>
        AskAsync(sql, async reader => await reader.ReadAsync(cancellationToken) ? map(new Row(reader, Dialect)) : default, cancellationToken);

    /// <summary>A number; 0 when there is no row or it is null.</summary>
    /// <exception cref="BusyRefusal">The store is out of reach, or too many are asking.</exception>
    public async Task<long> NumberAsync(SqlText sql, CancellationToken cancellationToken) =>
        await FirstAsync(sql, r => r.IsNull(0) ? 0 : r.Long(0), cancellationToken);

    public void Dispose()
    {
        _db?.Dispose();
        _core.Return(_connection);
    }

    private async Task<T> AskAsync<T>(SqlText sql, Func<System.Data.Common.DbDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        await _connection.OpenAsync(cancellationToken);
        try
        {
            var command = _connection.Command(sql, null);
            try
            {
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                return await read(reader);
            }
            finally
            {
                if (!Dialect.KeepsCommands) await command.DisposeAsync();
            }
        }
        catch (Exception error) when (Dialect.Translate(error) is { } refusal)
        {
            throw refusal;
        }
        finally
        {
            await _connection.CloseAsync();
        }
    }
}
