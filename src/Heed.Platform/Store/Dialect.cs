using System.Data.Common;
using Heed.Kernel;
using Heed.Platform.Backup;
using Heed.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Heed.Platform.Store;

/// <summary>Everything in which the two engines differ. Nothing outside this folder asks which engine it is on.</summary>
public abstract class Dialect
{
    /// <summary>"sqlite" or "postgres".</summary>
    public abstract string Name { get; }

    /// <summary>A new, opened connection; <paramref name="forLane"/> for the one that writes.</summary>
    internal abstract DbConnection Open(bool forLane);

    /// <summary>A connection for questions: opened where there are many, closed where <see cref="ReadersAtOnce"/> has a say.</summary>
    internal virtual DbConnection ForReading() => Open(forLane: false);

    /// <summary>How many may ask at once; null where each has a connection of its own.</summary>
    internal virtual int? ReadersAtOnce => null;

    /// <summary>Points EF at a connection of ours.</summary>
    internal abstract void Configure(DbContextOptionsBuilder options, DbConnection connection);

    /// <summary>Begins a batch that holds the shard alone, in the whole cluster.</summary>
    internal abstract DbTransaction BeginBatch(DbConnection connection, int shard);

    /// <summary>How a store error is told to a caller; null when it is a bug of ours.</summary>
    internal abstract Refusal? Translate(Exception error);

    /// <summary>Whether the connection is of no more use after the error.</summary>
    internal abstract bool BreaksConnection(Exception error);

    /// <summary>Whether the disk would not confirm what was written, after which nothing that is read or written here can be trusted.</summary>
    internal virtual bool IsUnsound(Exception error) => false;

    internal abstract Guid ReadId(DbDataReader reader, int column);

    internal abstract object ToParameter(Guid id);

    /// <summary>Case-insensitive "contains" over a text column.</summary>
    public abstract SqlText Contains(string column, string term);

    /// <summary>A member of a JSON object in a text column, as text: texts as they are, numbers and truths as JSON writes them; null when it is absent.</summary>
    public abstract SqlText JsonText(string column, string key);

    /// <summary>A member of a JSON object in a text column that is a number; null when it is absent or something else.</summary>
    public abstract SqlText JsonNumber(string column, string key);

    /// <summary>Whether a command may be kept and run again with other parameters.</summary>
    internal virtual bool KeepsCommands => true;

    /// <summary>Rows in one insert: many where each statement is a journey over the network.</summary>
    internal virtual int RowsPerInsert => 500;

    /// <summary>Number of lanes: units of one shard are written one batch at a time.</summary>
    internal abstract int Shards { get; }

    /// <summary>The data folder that one process must have for itself; null where nodes share the store.</summary>
    internal virtual string? Folder => null;

    /// <summary>Keeps other nodes from changing the schema until <see cref="UnlockSchema"/>, or until the connection dies.</summary>
    internal virtual void LockSchema(DbConnection connection)
    {
    }

    internal virtual void UnlockSchema(DbConnection connection)
    {
    }

    /// <summary>Removes EF's own lock row, which a killed migration leaves behind and every later start would wait for.</summary>
    internal virtual void ForgetMigrationLock(DbConnection connection)
    {
    }

    /// <summary>What the engine wants after its tables have changed.</summary>
    internal virtual void AfterSchemaUpdate(DbConnection connection)
    {
    }

    /// <summary>Makes what the search index needs beside the mapped tables, when it is missing.</summary>
    internal abstract void CreateSearch(DbConnection connection);

    /// <summary>Numbers a document within the bounds and writes it with its terms.</summary>
    internal abstract void AddTerms(Unit unit, long floor, long ceiling, SearchKind kind, Guid entity, IReadOnlyCollection<string> terms);

    /// <summary>Takes a document's terms out of the index.</summary>
    internal abstract void RemoveTerms(Unit unit, long doc);

    /// <summary>The number of the newest document within the bounds, or the floor; asked at the beginning of every search.</summary>
    internal static SqlText NewestDocument(long floor, long ceiling) => $"select coalesce(max(doc), {floor}) from platform_search where doc > {floor} and doc < {ceiling}";

    /// <summary>Documents that hold all terms, see <see cref="SearchSource"/>.</summary>
    internal abstract SearchSource FindTerms(WorkspaceId workspace, SearchKind kind, IReadOnlyCollection<string> terms, SearchWindow window, int? newest);

    /// <summary>Begins a transaction that reads one state of the store until the connection is closed.</summary>
    internal abstract void BeginSnapshot(DbConnection connection);

    /// <summary>The fastest way of this engine to put many rows into a table, within the transaction.</summary>
    internal abstract IBulkInsert BulkInsert(DbConnection connection, DbTransaction transaction, BackupTable table);

    internal static void Execute(DbConnection connection, string literal, int timeoutSeconds = 30)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = timeoutSeconds;
#pragma warning disable CA2100 // literals of ours
        command.CommandText = literal;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    internal DbCommand Command(DbConnection connection, DbTransaction? transaction, SqlText sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // SqlText holds literals of ours and placeholders only
        command.CommandText = sql.Text;
#pragma warning restore CA2100
        Bind(command, sql);
        return command;
    }

    internal DbBatchCommand Command(DbBatch batch, SqlText sql)
    {
        var command = batch.CreateBatchCommand();
#pragma warning disable CA2100 // SqlText holds literals of ours and placeholders only
        command.CommandText = sql.Text;
#pragma warning restore CA2100
        Bind(command.Parameters, command.CreateParameter, sql);
        return command;
    }

    internal void Bind(DbCommand command, SqlText sql) => Bind(command.Parameters, command.CreateParameter, sql);

    private void Bind(DbParameterCollection bound, Func<DbParameter> create, SqlText sql)
    {
        // A command that is kept has its parameters already: the same text means the same names.
        for (var i = 0; i < bound.Count; i++) bound[i].Value = ToParameter(sql.Values[i]);
        for (var i = bound.Count; i < sql.Values.Count; i++)
        {
            var parameter = create();
            parameter.ParameterName = $"@p{i}";
            parameter.Value = ToParameter(sql.Values[i]);
            bound.Add(parameter);
        }
    }

    private object ToParameter(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => ToParameter(id),
        DateTimeOffset instant => instant.ToMicros(),
        WorkspaceId workspace => workspace.Value,
        Enum e => Convert.ToInt32(e, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    /// <summary>Escapes LIKE's own characters; the escape character is a backslash.</summary>
    protected static string LikePattern(string term) =>
        "%" + term.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
