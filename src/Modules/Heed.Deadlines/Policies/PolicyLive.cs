using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Deadlines.Policies;

/// <summary>Policies on agents' live sockets: every member may know what is promised.</summary>
internal sealed class PolicyLive : ILiveSource
{
    public string Kind => Policy.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Policy>().Where(p => p.Workspace == workspace && ids.Contains(p.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id, r => new LiveEntity(r.Id, JsonSerializer.SerializeToUtf8Bytes(DeadlinePolicyView.Of(r), HeedJson.Options)));
    }

    public bool Shows(Scope scope, LiveEntity entity) => true;
}
