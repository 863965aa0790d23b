using System.Text.Json;
using Heed.Orders.Orders;
using Heed.Platform.Live;
using Heed.Platform.Web;

namespace Heed.Orders.Requests;

/// <summary>Requests on live sockets of those who see the order.</summary>
internal sealed class RequestLive : ILiveSource
{
    public string Kind => OrderRequest.KindName;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var brands = (await session.QueryAsync($"select id, brand from orders_sources where workspace = {workspace}", r => (Id: r.Id(0), Brand: r.IdOrNull(1)), cancellationToken)).ToDictionary(s => s.Id, s => s.Brand);
        var rows = await RequestReads.LoadAsync(session, workspace, ids, cancellationToken);
        return rows.ToDictionary(r => r.Id, r => new LiveEntity(r.Id, JsonSerializer.SerializeToUtf8Bytes(r, HeedJson.Options), new OrderLive.SourceBrand(brands.GetValueOrDefault(r.SourceId))));
    }

    public bool Shows(Scope scope, LiveEntity entity) => OrderAccess.Holds(scope, OrderAccess.Read, ((OrderLive.SourceBrand)entity.Access!).Brand);
}
