using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Categories;

/// <summary>Categories on agents' live sockets, for everybody who reads knowledge.</summary>
internal sealed class CategoryLive : ILiveSource
{
    public string Kind => Category.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Category>().Where(c => c.Workspace == workspace && ids.Contains(c.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id, r => new LiveEntity(r.Id, JsonSerializer.SerializeToUtf8Bytes(CategoryView.Of(r, 0), HeedJson.Options)));
    }

    public bool Shows(Scope scope, LiveEntity entity) => scope.Has(KnowledgePermissions.Read);
}
