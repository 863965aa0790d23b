using System.Globalization;
using System.Security.Cryptography;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Blobs;

/// <summary>Blobs as files below the data folder: <c>blobs/WORKSPACE/ab/SHA256</c>.</summary>
internal sealed class FileBlobs(string root, IStore store) : IBlobs
{
    public async Task<Blob> PutAsync(WorkspaceId workspace, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, workspace.Value.ToString(CultureInfo.InvariantCulture), "new");
        var temporary = Path.Combine(folder, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        try
        {
            Directory.CreateDirectory(folder);
            var blob = await WriteAsync(temporary, content, maxBytes, cancellationToken);
            // The row first: a file that no row tells of would never be collected.
            await store.WriteAsync(Scope.System(workspace), unit => BlobRows.Hold(unit, blob), cancellationToken);
            var place = PathOf(workspace, blob.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(temporary, place, overwrite: true);
            FolderSync.Flush(Path.GetDirectoryName(place)!);
            return blob;
        }
        catch (IOException error) when (error.HResult == 28)
        {
            throw new DiskFullRefusal();
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    public Task<Stream?> OpenAsync(WorkspaceId workspace, string sha256, CancellationToken cancellationToken)
    {
        var place = PathOf(workspace, sha256);
        return Task.FromResult<Stream?>(File.Exists(place)
            ? new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65536, useAsync: true)
            : null);
    }

    public async Task RestoreAsync(WorkspaceId workspace, string sha256, Stream content, CancellationToken cancellationToken)
    {
        var place = PathOf(workspace, sha256);
        if (File.Exists(place)) return;
        var temporary = place + ".new";
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        if (File.Exists(temporary)) File.Delete(temporary);
        await WriteAsync(temporary, content, long.MaxValue, cancellationToken);
        File.Move(temporary, place, overwrite: true);
        FolderSync.Flush(Path.GetDirectoryName(place)!);
    }

    public void AddReference(Unit unit, Blob blob, string ownerKind, Guid owner) => BlobRows.Add(unit, blob, ownerKind, owner);

    public void DropReference(Unit unit, string sha256, string ownerKind, Guid owner) => BlobRows.Drop(unit, sha256, ownerKind, owner);

    public async Task<int> CollectAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var orphans = await store.WriteAsync(Scope.System(workspace), BlobRows.TakeUnreferenced, cancellationToken);
        foreach (var sha in orphans) File.Delete(PathOf(workspace, sha));
        return orphans.Count;
    }

    private static async Task<Blob> WriteAsync(string path, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true);
        var buffer = new byte[81920];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            size += read;
            if (size > maxBytes) throw new InvalidRefusal("file", "tooLarge", $"A file may have at most {maxBytes / (1 << 20)} MiB.");
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        await file.FlushAsync(cancellationToken);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return new Blob(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    private string PathOf(WorkspaceId workspace, string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) throw new NotFoundRefusal();
        return Path.Combine(root, workspace.Value.ToString(CultureInfo.InvariantCulture), sha256[..2], sha256);
    }
}
