using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Api.Inboxes;

/// <summary>Settings of api inboxes on live sockets, for those who see the inbox's brand.</summary>
internal sealed class ApiInboxLive(IInboxes inboxes) : ILiveSource
{
    public const string KindName = "apiInbox";

    public string Kind => KindName;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, LiveEntity>();
        foreach (var row in await session.Db.Set<ApiInbox>().Where(a => a.Workspace == workspace && ids.Contains(a.Inbox)).ToListAsync(cancellationToken))
        {
            if (await inboxes.FindAsync(session, workspace, row.Inbox, cancellationToken) is not { } inbox) continue;
            found[row.Inbox] = new LiveEntity(row.Inbox, JsonSerializer.SerializeToUtf8Bytes(ApiInboxView.Of(row), HeedJson.Options), inbox.Brand);
        }

        return found;
    }

    public bool Shows(Scope scope, LiveEntity entity) => scope.Sees((Guid)entity.Access!);
}
