using System.Data.Common;

namespace Heed.Platform.Backup;

/// <summary>One prepared statement, run for every row within the restore's transaction.</summary>
internal sealed class SqliteBulkInsert : IBulkInsert
{
    private readonly DbCommand _command;

    internal SqliteBulkInsert(DbConnection connection, DbTransaction transaction, BackupTable table)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
#pragma warning disable CA2100 // checked names
        _command.CommandText = $"insert into {Names.Check(table.Name)} ({string.Join(", ", table.Columns.Select(c => Names.Quote(c.Name)))}) values ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
#pragma warning restore CA2100
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            _command.Parameters.Add(parameter);
        }
    }

    public void Add(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                Guid id => id.ToByteArray(bigEndian: true),
                var value => value,
            };
        }

        _command.ExecuteNonQuery();
    }

    public void Complete()
    {
    }

    public void Dispose() => _command.Dispose();
}
