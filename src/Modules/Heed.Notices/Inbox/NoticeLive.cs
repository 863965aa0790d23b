using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Notices.Inbox;

/// <summary>Notices on the live socket of the one person they are for.</summary>
internal sealed class NoticeLive : ILiveSource
{
    public string Kind => NoticeWriter.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var notices = await session.Db.Set<Notice>().Where(n => n.Workspace == workspace && ids.Contains(n.Id)).ToListAsync(cancellationToken);
        return notices.ToDictionary(
            n => n.Id,
            n => new LiveEntity(n.Id, JsonSerializer.SerializeToUtf8Bytes(NoticeView.Of(n), HeedJson.Options), Actor.Person(n.Person)));
    }

    public bool Shows(Scope scope, LiveEntity entity) => scope.Actor == (Actor)entity.Access!;

    // Whose a notice was that is gone nobody knows any more; it is old, and every client drops it with the next reading.
    public bool Showed(Scope scope, LedgerRow row, LiveEntity? now) => now is not null && row.Name != "notice.created" && Shows(scope, now);
}
