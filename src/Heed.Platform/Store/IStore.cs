using Heed.Kernel;

namespace Heed.Platform.Store;

/// <summary>
/// The one way to the data. A use case prepares on a read session (access, validation, loading), then applies its
/// change as a unit of work, which a lane commits together with others; when the call returns, it is on disk.
/// </summary>
public interface IStore
{
    /// <summary>Where the engines differ in SQL.</summary>
    Dialect Dialect { get; }

    /// <summary>Opens a read session; dispose it soon.</summary>
    ReadSession Read();

    /// <summary>
    /// Applies a change and returns when it is durable. The function may run more than once and must touch nothing
    /// but the unit. With <see cref="Scope.IdempotencyKey"/> set, a repeated call returns the first result instead.
    /// </summary>
    /// <exception cref="StaleRefusal">Thrown by the function when a version check failed.</exception>
    /// <exception cref="DiskFullRefusal">No space; nothing was stored.</exception>
    /// <exception cref="BusyRefusal">The store is out of reach or its queue is full.</exception>
    Task<T> WriteAsync<T>(Scope scope, Func<Unit, T> apply, CancellationToken cancellationToken);

    /// <summary>As <see cref="WriteAsync{T}"/>, without a result.</summary>
    Task WriteAsync(Scope scope, Action<Unit> apply, CancellationToken cancellationToken);
}
