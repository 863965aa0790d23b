using Npgsql;
using NpgsqlTypes;

namespace Heed.Platform.Backup;

/// <summary>PostgreSQL's binary COPY.</summary>
internal sealed class PostgresBulkInsert : IBulkInsert
{
    private readonly NpgsqlBinaryImporter _importer;
    private readonly NpgsqlDbType[] _types;

    internal PostgresBulkInsert(NpgsqlConnection connection, BackupTable table)
    {
        _types = [.. table.Columns.Select(Type)];
        _importer = connection.BeginBinaryImport($"copy {Names.Check(table.Name)} ({string.Join(", ", table.Columns.Select(c => Names.Quote(c.Name)))}) from stdin (format binary)");
        _importer.Timeout = TimeSpan.FromHours(1);
    }

    public void Add(ReadOnlySpan<object?> values)
    {
        _importer.StartRow();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } value) _importer.WriteNull();
            else if (_types[i] == NpgsqlDbType.Integer) _importer.Write((int)(long)value, NpgsqlDbType.Integer);
            else if (_types[i] == NpgsqlDbType.Smallint) _importer.Write((short)(long)value, NpgsqlDbType.Smallint);
            else _importer.Write(value, _types[i]);
        }
    }

    public void Complete() => _importer.Complete();

    public void Dispose() => _importer.Dispose();

    private static NpgsqlDbType Type(BackupColumn column) => column.Kind switch
    {
        ColumnKind.Text => NpgsqlDbType.Text,
        ColumnKind.Bytes => NpgsqlDbType.Bytea,
        ColumnKind.Real => NpgsqlDbType.Double,
        ColumnKind.Flag => NpgsqlDbType.Boolean,
        ColumnKind.Id => NpgsqlDbType.Uuid,
        _ => column.StoreType switch { "integer" => NpgsqlDbType.Integer, "smallint" => NpgsqlDbType.Smallint, _ => NpgsqlDbType.Bigint },
    };
}
