using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Csv;
using Heed.Platform.Store;

namespace Heed.Transfer.Imports;

/// <summary>The file behind an import: kept as a blob until a week after the import has ended.</summary>
internal sealed class ImportFiles(IBlobs blobs)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long MaxBytes = 20L << 20;
    private const string OwnerKind = "transfer.import";

    public Task<Blob> KeepAsync(Scope scope, Stream content, CancellationToken cancellationToken) => blobs.PutAsync(scope.Workspace, content, MaxBytes, cancellationToken);

    public void Own(Unit unit, Blob blob, Guid import) => blobs.AddReference(unit, blob, OwnerKind, import);

    public void Drop(Unit unit, string sha256, Guid import) => blobs.DropReference(unit, sha256, OwnerKind, import);

    /// <exception cref="ConflictRefusal"><c>fileGone</c>: the file is not kept any more.</exception>
    public async Task<Stream> OpenAsync(WorkspaceId workspace, string sha256, CancellationToken cancellationToken) =>
        await blobs.OpenAsync(workspace, sha256, cancellationToken) ?? throw new ConflictRefusal("fileGone", "The file is not kept any more. Upload it again.");

    /// <summary>Rows after the header, numbered from 1, beginning after <paramref name="done"/>.</summary>
    public async IAsyncEnumerable<(int Row, string[] Cells)> RowsAsync(Import import, int done, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var content = await OpenAsync(import.Workspace, import.Sha256, cancellationToken);
        var row = -1;
        await foreach (var cells in CsvRows.ReadAsync(content, new CsvFormat(import.Encoding, import.Delimiter[0]), cancellationToken))
        {
            if (++row > done) yield return (row, cells);
        }
    }

    public static ColumnMap MapOf(Import import) => new(JsonSerializer.Deserialize<List<string?>>(import.Mapping)!);
}
