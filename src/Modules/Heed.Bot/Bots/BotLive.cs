using System.Text.Json;
using Heed.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Bots;

/// <summary>Bots on agents' live sockets.</summary>
internal sealed class BotLive : ILiveSource
{
    public string Kind => Bot.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await session.Db.Set<Bot>().Where(b => b.Workspace == workspace && ids.Contains(b.Id)).ToListAsync(cancellationToken))
            .ToDictionary(b => b.Id, b => new LiveEntity(b.Id, JsonSerializer.SerializeToUtf8Bytes(BotView.Of(b), HeedJson.Options), null));

    public bool Shows(Scope scope, LiveEntity entity) => true;
}
