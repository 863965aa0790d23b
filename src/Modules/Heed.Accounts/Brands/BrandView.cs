using Heed.Accounts.Data;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Brands;

/// <summary>A brand as the API shows it.</summary>
internal sealed record BrandView(Guid Id, long Version, DateTimeOffset CreatedAt, string Name, string Color, bool Archived)
{
    public static BrandView From(Brand b) => new(b.Id, b.Version, b.CreatedAt, b.Name, b.Color, b.Archived);
}

/// <summary>Brands on live sockets: whoever works for the brand sees it.</summary>
internal sealed class BrandSource() : RowSource<BrandView>("brand")
{
    public override bool Shows(Scope scope, LiveEntity entity) => scope.Sees(entity.Id);

    protected override async Task<IEnumerable<(Guid Id, BrandView View, object? Access)>> ViewsAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Brand>().Where(b => b.Workspace == workspace && ids.Contains(b.Id)).ToListAsync(cancellationToken);
        return rows.Select(b => (b.Id, BrandView.From(b), (object?)null));
    }
}
