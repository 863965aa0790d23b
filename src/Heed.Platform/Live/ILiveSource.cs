using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Store;

namespace Heed.Platform.Live;

/// <summary>
/// Renders one kind of entity for agents' live sockets, from current rows. The JSON is the very DTO that GET answers,
/// the same for everybody who may see it.
/// </summary>
public interface ILiveSource
{
    /// <summary>The kind in <see cref="LedgerEvent.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>The entities that exist now; absent ids are gone.</summary>
    Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Whether the scope may see the entity now: the module's access rule.</summary>
    bool Shows(Scope scope, LiveEntity entity);

    /// <summary>Whether the scope may have seen it before this event; needed only where events move access.</summary>
    bool Showed(Scope scope, LedgerRow row, LiveEntity? now) => now is null || Shows(scope, now);

    /// <summary>Whether the event is for this receiver at all.</summary>
    bool Concerns(Scope scope, LedgerRow row) => true;

    /// <summary>The JSON for this receiver; the same for everybody unless the source is personal.</summary>
    byte[] JsonFor(Scope scope, LiveEntity entity) => entity.Json;
}
