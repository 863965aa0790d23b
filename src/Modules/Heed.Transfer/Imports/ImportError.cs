using Heed.Kernel;

namespace Heed.Transfer.Imports;

/// <summary>A row that was not taken in, and why. Its cells are read from the file again when somebody asks for them.</summary>
internal sealed class ImportError
{
    public WorkspaceId Workspace { get; init; }

    public Guid Import { get; init; }

    /// <summary>1 is the first row after the header.</summary>
    public int Row { get; init; }

    public required string Field { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }
}
