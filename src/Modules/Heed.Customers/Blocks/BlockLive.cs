using System.Text.Json;
using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Blocks;

/// <summary>The block list on agents' live sockets.</summary>
internal sealed class BlockLive : ILiveSource
{
    public string Kind => Blocking.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var views = await session.QueryAsync($"{BlockAccess.Columns} where k.workspace = {workspace} and k.id in {ids}", BlockAccess.Read, cancellationToken);
        var customers = views.Where(v => v.Kind is BlockKind.Customer).Select(v => v.CustomerId!.Value).ToList();
        var brands = (await session.Db.Set<CustomerBrand>().Where(b => b.Workspace == workspace && customers.Contains(b.Customer)).ToListAsync(cancellationToken))
            .ToLookup(b => b.Customer, b => b.Brand);
        // No brand at all: only those who read customers in all brands see it.
        return views.ToDictionary(
            v => v.Id,
            v => new LiveEntity(v.Id, JsonSerializer.SerializeToUtf8Bytes(v, HeedJson.Options), v.Kind is BlockKind.Customer ? brands[v.CustomerId!.Value].ToHashSet() : []));
    }

    public bool Shows(Scope scope, LiveEntity entity) => scope.Has(CustomerAccess.Read) && CustomerAccess.Sees(scope, (HashSet<Guid>)entity.Access!);

    public bool Showed(Scope scope, LedgerRow row, LiveEntity? now) => now is null ? scope.Has(CustomerAccess.Read) : Shows(scope, now);
}
