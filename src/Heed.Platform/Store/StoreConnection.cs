using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Heed.Platform.Store;

/// <summary>A connection with what is worth keeping beside it: SQLite's prepared statements, and EF's options.</summary>
/// <param name="dialect">Where the engines differ.</param>
/// <param name="connection">Opened already, or with <paramref name="gate"/> still closed.</param>
/// <param name="maxKept">Statements kept.</param>
/// <param name="gate">Given where connections are scarce: then this one is open only while a question runs.</param>
internal sealed class StoreConnection(Dialect dialect, DbConnection connection, int maxKept, ReaderGate? gate = null) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = [];
    private DbContextOptions<HeedDb>? _tracking, _reading;
    private bool _entered;

    /// <summary>Whether another session may have it.</summary>
    public bool Reusable => connection.State == (gate is null ? ConnectionState.Open : ConnectionState.Closed);

    /// <summary>EF's options for this connection; the same object each time, so that EF looks nothing up anew.</summary>
    public DbContextOptions<HeedDb> Options(bool tracking) => tracking ? _tracking ??= Configure(tracking) : _reading ??= Configure(tracking);

    /// <summary>Waits for a turn and opens, for one question.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (gate is null || _entered) return;
        await gate.EnterAsync(RequestTrace.Current, cancellationToken);
        _entered = true;
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception error)
        {
            Leave();
            if (dialect.Translate(error) is { } refusal) throw refusal;
            throw;
        }
    }

    /// <summary>Ends the turn; nothing happens when there is none.</summary>
    public async ValueTask CloseAsync()
    {
        if (!_entered) return;
        await connection.CloseAsync();
        Leave();
    }

    /// <summary>As <see cref="CloseAsync"/>; it does not wait for the network.</summary>
    public void Close()
    {
        if (!_entered) return;
        connection.Close();
        Leave();
    }

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
        Close();
        Clear();
        connection.Dispose();
    }

    private void Leave()
    {
        _entered = false;
        gate?.Leave();
    }

    private DbContextOptions<HeedDb> Configure(bool tracking)
    {
        var options = new DbContextOptionsBuilder<HeedDb>();
        dialect.Configure(options, connection);
        if (gate is not null) options.AddInterceptors(new ReadTurns(this));
        if (!tracking) options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return options.Options;
    }

    private void Clear()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _commands.Clear();
    }
}
