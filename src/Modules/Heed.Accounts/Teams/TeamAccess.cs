using Heed.Accounts.Roles;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Teams;

/// <summary>The one way to a team: those for all brands are seen by every member, others by whoever works for their brand.</summary>
internal static class TeamAccess
{
    public static bool Sees(Scope scope, Guid? brand) => brand is not { } id || scope.Sees(id);

    public static IQueryable<Team> All(HeedDb db, Scope scope)
    {
        var teams = db.Set<Team>().Where(t => t.Workspace == scope.Workspace);
        if (scope.Brands is not { } own) return teams;
        var ids = own.Select(b => (Guid?)b).ToArray();
        return teams.Where(t => t.Brand == null || ids.Contains(t.Brand));
    }

    /// <exception cref="NotFoundRefusal">It is not there, or not to be seen.</exception>
    public static async Task<Team> TeamAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken) =>
        await All(session.Db, scope).FirstOrDefaultAsync(t => t.Id == id, cancellationToken) ?? throw new NotFoundRefusal();

    /// <summary>The tracked team inside a unit.</summary>
    /// <exception cref="NotFoundRefusal">It is not there, or not to be seen.</exception>
    public static Team Team(Unit unit, Scope scope, Guid id) =>
        unit.Db.Set<Team>().Find(unit.Workspace, id) is { } team && Sees(scope, team.Brand) ? team : throw new NotFoundRefusal();

    /// <exception cref="ForbiddenRefusal">Teams of this brand (null: of all) are not the scope's to manage.</exception>
    public static void RequireManage(Scope scope, Guid? brand, string permission = Permissions.ManageTeams)
    {
        if (brand is { } id) scope.Require(permission, id);
        else scope.RequireEverywhere(permission);
    }
}
