using System.Collections.Frozen;
using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Breaks;

/// <summary>Breaks on agents' live sockets: one's own, and to supervisors those of the people they meet.</summary>
internal sealed class BreakLive(IPeople people) : ILiveSource
{
    public string Kind => Break.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Break>().Where(b => b.Workspace == workspace && ids.Contains(b.Id)).ToListAsync(cancellationToken);
        var scopes = (await people.ScopesAsync(workspace, cancellationToken)).ToDictionary(s => s.Actor.Id!.Value);
        return rows.ToDictionary(
            r => r.Id, r => new LiveEntity(r.Id, JsonSerializer.SerializeToUtf8Bytes(BreakView.Of(r), HeedJson.Options), new Whose(r.Person, scopes.GetValueOrDefault(r.Person)?.Brands)));
    }

    public bool Shows(Scope scope, LiveEntity entity)
    {
        var whose = (Whose)entity.Access!;
        return scope.Self == whose.Person || (scope.Has(RoutingPermissions.Supervise) && (whose.Brands is not { } theirs || scope.Brands is not { } own || own.Overlaps(theirs)));
    }

    /// <summary>Who takes it, and the brands that person works for; null for all.</summary>
    private sealed record Whose(Guid Person, FrozenSet<Guid>? Brands);
}
