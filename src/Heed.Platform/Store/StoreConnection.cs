using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Heed.Platform.Store;

/// <summary>A connection with what is worth keeping beside it: SQLite's prepared statements, and EF's options.</summary>
internal sealed class StoreConnection(Dialect dialect, DbConnection connection, int maxKept) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = [];
    private DbContextOptions<HeedDb>? _tracking, _reading;

    public DbConnection Connection => connection;

    /// <summary>EF's options for this connection; the same object each time, so that EF looks nothing up anew.</summary>
    public DbContextOptions<HeedDb> Options(bool tracking) => tracking ? _tracking ??= Configure(tracking) : _reading ??= Configure(tracking);

    /// <summary>The command for the text, with the values bound. One that is kept is not the caller's to dispose.</summary>
    public DbCommand Command(SqlText sql, DbTransaction? transaction)
    {
        if (!dialect.KeepsCommands) return dialect.Command(connection, transaction, sql);
        var text = sql.Text;
        if (!_commands.TryGetValue(text, out var command))
        {
            if (_commands.Count >= maxKept) Clear();
            command = connection.CreateCommand();
#pragma warning disable CA2100 // SqlText holds literals of ours and placeholders only
            command.CommandText = text;
#pragma warning restore CA2100
            _commands[text] = command;
        }

        command.Transaction = transaction;
        dialect.Bind(command, sql);
        return command;
    }

    public void Dispose()
    {
        Clear();
        connection.Dispose();
    }

    private DbContextOptions<HeedDb> Configure(bool tracking)
    {
        var options = new DbContextOptionsBuilder<HeedDb>();
        dialect.Configure(options, connection);
        if (!tracking) options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return options.Options;
    }

    private void Clear()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _commands.Clear();
    }
}
