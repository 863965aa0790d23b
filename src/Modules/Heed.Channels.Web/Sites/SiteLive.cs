using Heed.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Web.Sites;

/// <summary>Sites on agents' live sockets, for those who see the inbox's brand.</summary>
internal sealed class SiteLive(IInboxes inboxes, SiteAddress address) : ILiveSource
{
    public string Kind => SiteEvents.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var sites = await session.Db.Set<Site>().Where(s => s.Workspace == workspace && ids.Contains(s.Inbox)).ToListAsync(cancellationToken);
        var found = new Dictionary<Guid, LiveEntity>();
        foreach (var site in sites)
        {
            if (await inboxes.FindAsync(session, workspace, site.Inbox, cancellationToken) is not { } inbox) continue;
            var json = JsonSerializer.SerializeToUtf8Bytes(SiteView.Of(site, address.Configured), HeedJson.Options);
            found[site.Inbox] = new LiveEntity(site.Inbox, json, inbox.Brand);
        }

        return found;
    }

    public bool Shows(Scope scope, LiveEntity entity) => scope.Sees((Guid)entity.Access!);
}
