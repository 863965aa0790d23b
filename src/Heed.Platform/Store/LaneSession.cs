using System.Data.Common;

namespace Heed.Platform.Store;

/// <summary>The lane's connection and transaction during one batch, with its prepared commands.</summary>
internal sealed class LaneSession(StoreCore core, DbConnection connection) : IDisposable
{
    private const int MaxCached = 300;
    private readonly Dictionary<string, DbCommand> _commands = [];

    internal Dialect Dialect => core.Dialect;

    internal DbConnection Connection => connection;

    internal DbTransaction? Transaction { get; set; }

    internal HeedDb CreateDb()
    {
        var db = core.CreateDb(connection, Transaction);
        db.InLane = true;
        return db;
    }

    /// <summary>A command kept per SQL text, so that SQLite's prepared statement is reused.</summary>
    internal DbCommand Cached(SqlText sql)
    {
        if (!Dialect.KeepsCommands) return Dialect.Command(connection, Transaction, sql);
        var text = sql.Text;
        if (!_commands.TryGetValue(text, out var command))
        {
            if (_commands.Count >= MaxCached) Clear();
            command = connection.CreateCommand();
#pragma warning disable CA2100 // SqlText holds literals of ours and placeholders only
            command.CommandText = text;
#pragma warning restore CA2100
            _commands[text] = command;
        }

        command.Transaction = Transaction;
        Dialect.Bind(command, sql);
        return command;
    }

    public void Dispose()
    {
        Clear();
        connection.Dispose();
    }

    private void Clear()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _commands.Clear();
    }
}
