using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Settings;

/// <summary>Live source of a kind of setting: the view that GET answers, to every member, or to those who see the brand.</summary>
internal sealed class SettingSource<T, TView>(string kind, Func<T, TView> view, Func<T, Guid?> brand) : ILiveSource
    where T : class, ISetting
{
    public string Kind => kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<T>().Where(s => s.Workspace == workspace && ids.Contains(s.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id, r => new LiveEntity(r.Id, JsonSerializer.SerializeToUtf8Bytes(view(r), HeedJson.Options), brand(r)));
    }

    public bool Shows(Scope scope, LiveEntity entity) => entity.Access is not Guid brandId || scope.Sees(brandId);
}
