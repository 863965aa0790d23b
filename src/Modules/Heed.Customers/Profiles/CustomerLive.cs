using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Profiles;

/// <summary>Customers on agents' live sockets.</summary>
internal sealed class CustomerLive : ILiveSource
{
    public string Kind => CustomerEvents.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var views = await CustomerViews.LoadAsync(session, workspace, ids, cancellationToken);
        var brands = (await session.Db.Set<CustomerBrand>().Where(b => b.Workspace == workspace && ids.Contains(b.Customer)).ToListAsync(cancellationToken))
            .ToLookup(b => b.Customer, b => b.Brand);
        return views.Values.ToDictionary(
            v => v.Id,
            v => new LiveEntity(v.Id, JsonSerializer.SerializeToUtf8Bytes(v, HeedJson.Options), brands[v.Id].ToHashSet()));
    }

    public bool Shows(Scope scope, LiveEntity entity) => CustomerAccess.Sees(scope, BrandsOf(entity));

    public bool Showed(Scope scope, LedgerRow row, LiveEntity? now)
    {
        if (now is null) return scope.Has(CustomerAccess.Read);
        if (row.Name != CustomerEvents.Branded || row.IdFact("brandId") is not { } brand) return Shows(scope, now);
        return CustomerAccess.Sees(scope, [.. BrandsOf(now).Where(b => b != brand)]);
    }

    private static HashSet<Guid> BrandsOf(LiveEntity entity) => (HashSet<Guid>)entity.Access!;
}
