using System.Text.Json;
using Heed.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Flows;

/// <summary>Flows on agents' live sockets, without their documents.</summary>
internal sealed class FlowLive : ILiveSource
{
    public string Kind => Flow.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await session.Db.Set<Flow>().Where(f => f.Workspace == workspace && ids.Contains(f.Id)).ToListAsync(cancellationToken))
            .ToDictionary(f => f.Id, f => new LiveEntity(f.Id, JsonSerializer.SerializeToUtf8Bytes(FlowItem.Of(f), HeedJson.Options), null));

    public bool Shows(Scope scope, LiveEntity entity) => true;
}
