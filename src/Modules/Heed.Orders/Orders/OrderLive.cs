using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Web;

namespace Heed.Orders.Orders;

/// <summary>Orders on live sockets of those who see their source.</summary>
internal sealed class OrderLive : ILiveSource
{
    public string Kind => OrderEntry.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var brands = (await session.QueryAsync($"select id, brand from orders_sources where workspace = {workspace}", r => (Id: r.Id(0), Brand: r.IdOrNull(1)), cancellationToken)).ToDictionary(s => s.Id, s => s.Brand);
        var rows = await OrderRecords.LoadAsync(session, workspace, ids, cancellationToken);
        return rows.Values.ToDictionary(o => o.Id, o => new LiveEntity(o.Id, JsonSerializer.SerializeToUtf8Bytes(o, HeedJson.Options), new SourceBrand(brands.GetValueOrDefault(o.SourceId))));
    }

    public bool Shows(Scope scope, LiveEntity entity) => OrderAccess.Holds(scope, OrderAccess.Read, ((SourceBrand)entity.Access!).Brand);

    internal sealed record SourceBrand(Guid? Brand);
}
