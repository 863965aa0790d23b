using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Heed.Platform.Backup;

/// <summary>A table with its columns in a fixed order.</summary>
internal sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns)
{
    /// <summary>Contents of files travel as files; leases and living nodes are of the moment.</summary>
    private static readonly HashSet<string> Left = ["platform_blob_chunks", "platform_shards", "platform_nodes"];

    /// <summary>Every table of the model that a backup holds, by name.</summary>
    internal static IReadOnlyList<BackupTable> Of(HeedDb db) =>
    [
        .. db.Model.GetEntityTypes().Where(e => e.GetTableName() is { } name && !Left.Contains(name))
            .Select(e => new BackupTable(e.GetTableName()!, [.. e.GetProperties().Select(Column).OrderBy(c => c.Name, StringComparer.Ordinal)]))
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    private static BackupColumn Column(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var kind = type == typeof(Guid) ? ColumnKind.Id
            : type == typeof(bool) ? ColumnKind.Flag
            : type == typeof(string) ? ColumnKind.Text
            : type == typeof(byte[]) ? ColumnKind.Bytes
            : type == typeof(double) || type == typeof(float) ? ColumnKind.Real
            : type == typeof(long) || type == typeof(int) || type == typeof(short) || type.IsEnum || type == typeof(DateTimeOffset) || type == typeof(WorkspaceId) ? ColumnKind.Number
            : throw new InvalidOperationException($"A backup does not know how to write {property.DeclaringType.DisplayName()}.{property.Name} ({type.Name}).");
        return new BackupColumn(property.GetColumnName(), kind, property.GetColumnType());
    }
}

/// <summary>A column: its values' kind, and its type in the engine at hand.</summary>
internal sealed record BackupColumn(string Name, ColumnKind Kind, string StoreType);
