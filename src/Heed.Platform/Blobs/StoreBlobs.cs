using System.Security.Cryptography;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Blobs;

/// <summary>Blobs as rows of at most 1 MiB, for a cluster whose only shared thing is PostgreSQL.</summary>
internal sealed class StoreBlobs(IStore store) : IBlobs
{
    private const int ChunkSize = 1 << 20;

    public async Task<Blob> PutAsync(WorkspaceId workspace, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > maxBytes) throw new InvalidRefusal("file", "tooLarge", $"A file may have at most {maxBytes / (1 << 20)} MiB.");
            buffer.Write(chunk, 0, read);
        }

        var bytes = buffer.ToArray();
        var blob = new Blob(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        await WriteAsync(workspace, blob.Sha256, bytes, cancellationToken);
        await store.WriteAsync(Scope.System(workspace), unit => BlobRows.Hold(unit, blob), cancellationToken);
        return blob;
    }

    public async Task<Stream?> OpenAsync(WorkspaceId workspace, string sha256, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var parts = await session.QueryAsync(
            $"select bytes from platform_blob_chunks where workspace = {workspace} and sha256 = {sha256} order by part", r => r.Bytes(0), cancellationToken);
        if (parts.Count == 0) return null;
        var whole = new MemoryStream();
        foreach (var part in parts) whole.Write(part);
        whole.Position = 0;
        return whole;
    }

    public async Task RestoreAsync(WorkspaceId workspace, string sha256, Stream content, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, cancellationToken);
        await WriteAsync(workspace, sha256, buffer.ToArray(), cancellationToken);
    }

    public void AddReference(Unit unit, Blob blob, string ownerKind, Guid owner) => BlobRows.Add(unit, blob, ownerKind, owner);

    public void DropReference(Unit unit, string sha256, string ownerKind, Guid owner) => BlobRows.Drop(unit, sha256, ownerKind, owner);

    private async Task WriteAsync(WorkspaceId workspace, string sha256, byte[] bytes, CancellationToken cancellationToken)
    {
        var part = 0;
        foreach (var piece in bytes.Chunk(ChunkSize))
        {
            var number = part++;
            await store.WriteAsync(
                Scope.System(workspace),
                unit => unit.Execute($"""
                    insert into platform_blob_chunks (workspace, sha256, part, bytes) values ({workspace}, {sha256}, {number}, {piece})
                    on conflict (workspace, sha256, part) do nothing
                    """),
                cancellationToken);
        }
    }

    public async Task<int> CollectAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
        (await store.WriteAsync(Scope.System(workspace), BlobRows.TakeUnreferenced, cancellationToken)).Count;
}
