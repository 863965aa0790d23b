using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>Files on their way into a message.</summary>
public interface IFiles
{
    /// <summary>Stores an upload; it belongs to the actor until a message takes it, and is collected after a day otherwise.</summary>
    /// <exception cref="InvalidRefusal">Too large, or empty.</exception>
    Task<FileRow> StoreAsync(Scope scope, Stream content, string name, string contentType, CancellationToken cancellationToken);

    /// <summary>As above, with a limit of the channel's own, in bytes.</summary>
    /// <exception cref="InvalidRefusal">Too large, or empty.</exception>
    Task<FileRow> StoreAsync(Scope scope, Stream content, string name, string contentType, long maxBytes, CancellationToken cancellationToken);

    /// <summary>The content of a file for a channel that sends it; null when it is gone.</summary>
    Task<Stream?> OpenAsync(WorkspaceId workspace, Guid file, CancellationToken cancellationToken);
}
