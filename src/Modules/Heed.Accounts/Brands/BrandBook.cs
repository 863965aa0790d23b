using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Brands;

/// <summary>Reads brands for other modules.</summary>
internal sealed class BrandBook : IBrands
{
    public async Task<IReadOnlyList<BrandRow>> ListAsync(ReadSession session, Scope scope, CancellationToken cancellationToken) =>
        (await session.QueryAsync($"select id, name, color, archived from accounts_brands where workspace = {scope.Workspace} order by id", Read, cancellationToken))
            .FindAll(b => scope.Sees(b.Id));

    public Task<BrandRow?> FindAsync(ReadSession session, WorkspaceId workspace, Guid brand, CancellationToken cancellationToken) =>
        session.FirstAsync($"select id, name, color, archived from accounts_brands where workspace = {workspace} and id = {brand}", Read, cancellationToken);

    public BrandRow? Find(Unit unit, Guid brand) =>
        unit.First($"select id, name, color, archived from accounts_brands where workspace = {unit.Workspace} and id = {brand}", Read);

    private static BrandRow Read(Row r) => new(r.Id(0), r.Text(1), r.Text(2), r.Bool(3));
}
