using System.Collections.Frozen;
using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Skills;

/// <summary>Abilities on agents' live sockets: of the colleagues one meets.</summary>
internal sealed class AbilityLive(IPeople people) : ILiveSource
{
    public string Kind => AgentAbility.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var scopes = (await people.ScopesAsync(workspace, cancellationToken)).ToDictionary(s => s.Actor.Id!.Value);
        var rows = await session.Db.Set<AgentAbility>().Where(a => a.Workspace == workspace && ids.Contains(a.Person)).ToListAsync(cancellationToken);
        return rows.Where(r => scopes.ContainsKey(r.Person)).ToDictionary(
            r => r.Person, r => new LiveEntity(r.Person, JsonSerializer.SerializeToUtf8Bytes(RoutingAgentView.Of(r), HeedJson.Options), new Reach(scopes[r.Person].Brands)));
    }

    public bool Shows(Scope scope, LiveEntity entity) =>
        scope.Actor == Actor.Person(entity.Id) || ((Reach)entity.Access!).Brands is not { } theirs || scope.Brands is not { } own || own.Overlaps(theirs);

    /// <summary>Brands somebody works for; null for all.</summary>
    private sealed record Reach(FrozenSet<Guid>? Brands);
}
