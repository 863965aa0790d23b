using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>Files on their way into a message.</summary>
public interface IFiles
{
    /// <summary>Stores an upload; it belongs to the actor until a message takes it, and is collected after a day otherwise.</summary>
    /// <exception cref="InvalidRefusal">Too large, or empty.</exception>
    Task<FileRow> StoreAsync(Scope scope, Stream content, string name, string contentType, CancellationToken cancellationToken);
}
