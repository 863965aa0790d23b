using Heed.Accounts.Data;
using Heed.Accounts.Roles;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Keys;

/// <summary>An API key as the API shows it; its secret is shown by the answer that makes it, and never again.</summary>
internal sealed record ApiKeyView(
    Guid Id, long Version, DateTimeOffset CreatedAt, string Name, Guid RoleId, IReadOnlyList<Guid>? BrandIds, DateTimeOffset? ExpiresAt, string Prefix, DateTimeOffset? LastUsedAt)
{
    public static ApiKeyView From(ApiKey k) => new(k.Id, k.Version, k.CreatedAt, k.Name, k.Role, Grants.ReadBrands(k.Brands), k.ExpiresAt, k.Prefix, k.LastUsedAt);

    /// <summary>Keys are seen by who may manage them in every brand they reach.</summary>
    public static bool Sees(Scope scope, IReadOnlyList<Guid>? brands) =>
        brands is null ? scope.HasEverywhere(Permissions.ManageApiKeys) : brands.All(b => scope.Has(Permissions.ManageApiKeys, b));
}

/// <summary>API keys on live sockets.</summary>
internal sealed class ApiKeySource() : RowSource<ApiKeyView>("apiKey")
{
    public override bool Shows(Scope scope, LiveEntity entity) => ApiKeyView.Sees(scope, ((ApiKeyView)entity.Access!).BrandIds);

    protected override async Task<IEnumerable<(Guid Id, ApiKeyView View, object? Access)>> ViewsAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<ApiKey>().Where(k => k.Workspace == workspace && ids.Contains(k.Id)).ToListAsync(cancellationToken);
        return rows.Select(k => (k.Id, ApiKeyView.From(k), (object?)null));
    }
}
