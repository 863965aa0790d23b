using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Blobs;

/// <summary>
/// Contents of files, keyed by workspace and SHA-256. A blob is on disk before any row names it; names are data of the
/// rows, never paths. A blob lives as long as a reference row does.
/// </summary>
public interface IBlobs
{
    /// <summary>Stores a stream of at most <paramref name="maxBytes"/>; durable when it returns.</summary>
    /// <exception cref="InvalidRefusal">The content is larger than allowed.</exception>
    Task<Blob> PutAsync(WorkspaceId workspace, Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Opens a blob for reading; null when it is not there.</summary>
    Task<Stream?> OpenAsync(WorkspaceId workspace, string sha256, CancellationToken cancellationToken);

    /// <summary>Puts a content back whose rows come from a backup; durable when it returns.</summary>
    Task RestoreAsync(WorkspaceId workspace, string sha256, Stream content, CancellationToken cancellationToken);

    /// <summary>Adds a reference inside a unit; also registers the blob.</summary>
    void AddReference(Unit unit, Blob blob, string ownerKind, Guid owner);

    /// <summary>Drops a reference; a blob without references is deleted later.</summary>
    void DropReference(Unit unit, string sha256, string ownerKind, Guid owner);

    /// <summary>Deletes blobs of the workspace that nothing refers to; the number deleted.</summary>
    Task<int> CollectAsync(WorkspaceId workspace, CancellationToken cancellationToken);
}
