using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Webhooks.Hooks;

/// <summary>Webhooks on live sockets of those who manage them.</summary>
internal sealed class WebhookLive : ILiveSource
{
    public const string KindName = "webhook";

    public string Kind => KindName;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Webhook>().Where(w => w.Workspace == workspace && ids.Contains(w.Id)).ToListAsync(cancellationToken);
        return rows.Select(WebhookView.Of).ToDictionary(v => v.Id, v => new LiveEntity(v.Id, JsonSerializer.SerializeToUtf8Bytes(v, HeedJson.Options), v));
    }

    public bool Shows(Scope scope, LiveEntity entity) => WebhookAccess.Sees(scope, ((WebhookView)entity.Access!).BrandIds);
}
