using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Rules;

/// <summary>That the rules have changed, on the sockets of those who may see them; they read them anew.</summary>
internal sealed class RuleLive : ILiveSource
{
    public string Kind => RuleSheet.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<RuleSheet>().Where(s => s.Workspace == workspace && ids.Contains(s.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id, r => new LiveEntity(r.Id, JsonSerializer.SerializeToUtf8Bytes(new { r.Id, r.Version, r.InForce }, HeedJson.Options)));
    }

    public bool Shows(Scope scope, LiveEntity entity) => scope.Has(RoutingPermissions.Manage);
}
