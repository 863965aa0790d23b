using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Platform.Live;

/// <summary>
/// Source of what each person has of their own about an entity (draft, reading position): the event's fact
/// <c>person</c> says whose changed, and only that person's windows get it.
/// </summary>
public abstract class PersonalLiveSource : ILiveSource
{
    /// <inheritdoc/>
    public abstract string Kind { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(session, workspace, ids, cancellationToken);
        return rows.GroupBy(r => r.Entity).ToDictionary(
            g => g.Key, g => new LiveEntity(g.Key, [], g.ToDictionary(r => r.Person, r => JsonSerializer.SerializeToUtf8Bytes(r.View, HeedJson.Options))));
    }

    /// <inheritdoc/>
    public bool Concerns(Scope scope, LedgerRow row) => scope.Actor is { Kind: ActorKind.Person, Id: { } me } && row.IdFact("person") == me;

    /// <inheritdoc/>
    public bool Shows(Scope scope, LiveEntity entity) => Own(scope, entity) is not null;

    /// <inheritdoc/>
    public bool Showed(Scope scope, LedgerRow row, LiveEntity? now) => true;

    /// <inheritdoc/>
    public byte[] JsonFor(Scope scope, LiveEntity entity) => Own(scope, entity) ?? entity.Json;

    /// <summary>What each person has about the entities.</summary>
    protected abstract Task<IReadOnlyList<(Guid Entity, Guid Person, object View)>> QueryAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    private static byte[]? Own(Scope scope, LiveEntity entity) =>
        entity.Access is IReadOnlyDictionary<Guid, byte[]> own && scope.Actor.Id is { } me && own.TryGetValue(me, out var json) ? json : null;
}
