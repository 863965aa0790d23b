using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Queues;

/// <summary>Queues on agents' live sockets: every member may know where customers wait.</summary>
internal sealed class QueueLive : ILiveSource
{
    public string Kind => ServiceQueue.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<ServiceQueue>().Where(q => q.Workspace == workspace && ids.Contains(q.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id, r => new LiveEntity(r.Id, JsonSerializer.SerializeToUtf8Bytes(QueueView.Of(r), HeedJson.Options)));
    }

    public bool Shows(Scope scope, LiveEntity entity) => true;
}
