using System.Text.Json;
using Heed.Orders.Orders;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Orders.Sources;

/// <summary>Sources on live sockets of those who see their orders.</summary>
internal sealed class SourceLive : ILiveSource
{
    public string Kind => OrderSource.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await LoadViewsAsync(session, workspace, ids, cancellationToken)).ToDictionary(v => v.Id, v => new LiveEntity(v.Id, JsonSerializer.SerializeToUtf8Bytes(v, HeedJson.Options), v));

    public bool Shows(Scope scope, LiveEntity entity) => OrderAccess.Holds(scope, OrderAccess.Read, ((SourceView)entity.Access!).BrandId);

    /// <summary>Views of the sources; null for all of the workspace.</summary>
    public static async Task<List<SourceView>> LoadViewsAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid>? ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<OrderSource>().Where(s => s.Workspace == workspace && (ids == null || ids.Contains(s.Id))).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        var counts = (await session.QueryAsync($"select source, count(*) from orders_orders where workspace = {workspace} group by source", r => (r.Id(0), r.Long(1)), cancellationToken)).ToDictionary(c => c.Item1, c => c.Item2);
        return [.. rows.Select(s => SourceView.Of(s, counts.GetValueOrDefault(s.Id)))];
    }
}
