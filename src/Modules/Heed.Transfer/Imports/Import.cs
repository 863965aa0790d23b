using Heed.Kernel;

namespace Heed.Transfer.Imports;

/// <summary>A file of customers being taken in. The file itself is a blob; what became of each row stands in counts.</summary>
internal sealed class Import
{
    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; } = 1;

    public Guid? By { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required string Encoding { get; init; }

    public required string Delimiter { get; init; }

    /// <summary>JSON array of the header's cells.</summary>
    public required string Columns { get; init; }

    /// <summary>JSON array: for each column the field it fills, or null.</summary>
    public required string Mapping { get; set; }

    public bool Overwrite { get; set; }

    public ImportState State { get; set; }

    /// <summary>Rows of the file without its header.</summary>
    public int Rows { get; init; }

    /// <summary>Rows done; where it goes on after a stop.</summary>
    public int Done { get; set; }

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int Failed { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
