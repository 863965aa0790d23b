using System.Data.Common;
using Heed.Kernel;

namespace Heed.Platform.Store;

/// <summary>One row of a hand-written query, read by column position, alike on both engines.</summary>
public readonly struct Row(DbDataReader reader, Dialect dialect)
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public Guid Id(int column) => dialect.ReadId(reader, column);

    public Guid? IdOrNull(int column) => reader.IsDBNull(column) ? null : dialect.ReadId(reader, column);

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public long Long(int column) => reader.GetInt64(column);

    public int Int(int column) => reader.GetInt32(column);

    public int? IntOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);

    public bool Bool(int column) => reader.GetBoolean(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public DateTimeOffset Time(int column) => Instants.FromMicros(reader.GetInt64(column));

    public DateTimeOffset? TimeOrNull(int column) => reader.IsDBNull(column) ? null : Instants.FromMicros(reader.GetInt64(column));
}
