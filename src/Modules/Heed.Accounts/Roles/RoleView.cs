using Heed.Accounts.Data;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Roles;

/// <summary>A role as the API shows it.</summary>
internal sealed record RoleView(Guid Id, long Version, DateTimeOffset CreatedAt, string Name, bool BuiltIn, IReadOnlyList<string> Permissions, Visibility Visibility);

/// <summary>Roles on live sockets: every member may read what roles allow.</summary>
internal sealed class RoleSource(RoleViews views) : RowSource<RoleView>("role")
{
    public override bool Shows(Scope scope, LiveEntity entity) => true;

    protected override async Task<IEnumerable<(Guid Id, RoleView View, object? Access)>> ViewsAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Role>().Where(r => r.Workspace == workspace && ids.Contains(r.Id)).ToListAsync(cancellationToken);
        return rows.Select(r => (r.Id, views.From(r), (object?)null));
    }
}

/// <summary>Makes views of roles, permissions in the order people read them.</summary>
internal sealed class RoleViews(Grants grants, Permissions permissions)
{
    public RoleView From(Role r)
    {
        var held = grants.PermissionsOf(r);
        return new RoleView(r.Id, r.Version, r.CreatedAt, r.Name, r.BuiltIn, [.. permissions.All.Where(held.Contains)], r.Visibility);
    }
}
