using System.Collections.Frozen;
using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;

namespace Heed.Routing.Presence;

/// <summary>Presence on agents' live sockets: of the colleagues one meets.</summary>
internal sealed class PresenceLive(PresenceBook book, IPeople people) : ILiveSource
{
    public string Kind => PresenceBook.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var scopes = (await people.ScopesAsync(workspace, cancellationToken)).ToDictionary(s => s.Actor.Id!.Value);
        return (await book.ViewsAsync(session, workspace, ids, cancellationToken)).Where(v => scopes.ContainsKey(v.PersonId)).ToDictionary(
            v => v.PersonId,
            v => new LiveEntity(v.PersonId, JsonSerializer.SerializeToUtf8Bytes(v, HeedJson.Options), new Reach(scopes[v.PersonId].Brands)));
    }

    public bool Shows(Scope scope, LiveEntity entity) =>
        scope.Actor == Actor.Person(entity.Id) || ((Reach)entity.Access!).Brands is not { } theirs || scope.Brands is not { } own || own.Overlaps(theirs);

    /// <summary>Brands somebody works for; null for all.</summary>
    private sealed record Reach(FrozenSet<Guid>? Brands);
}
