using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Roles;

/// <summary>
/// Nobody gives, takes or touches more than they hold themselves: each permission of the role, over each brand of the
/// grant, as far as it sees. The role of owner is given and taken by owners alone.
/// </summary>
internal sealed class Power(Grants grants)
{
    /// <summary>Refuses unless the actor may give or take the role over these brands (null: all), using <paramref name="permission"/>.</summary>
    /// <exception cref="ForbiddenRefusal">It reaches beyond what the actor holds.</exception>
    public void Require(Unit unit, Scope scope, string permission, Role role, IReadOnlyList<Guid>? brands)
    {
        if (scope.IsSystem) return;
        if (role is { BuiltIn: true, Name: BuiltInRoles.Owner } && !IsOwner(unit, scope)) throw new ForbiddenRefusal(BuiltInRoles.Owner);
        foreach (var needed in grants.PermissionsOf(role).Append(permission))
        {
            if (brands is null) scope.RequireEverywhere(needed);
            else foreach (var brand in brands) scope.Require(needed, brand);
        }

        var sees = brands is null
            ? scope.Grants.Any(g => g.Brands is null && g.Visibility >= role.Visibility)
            : brands.All(b => scope.Grants.Any(g => g.Covers(b) && g.Visibility >= role.Visibility));
        if (!sees) throw new ForbiddenRefusal("visibility");
    }

    /// <summary>Refuses unless all of it is held over all brands: for making and changing roles.</summary>
    public static void RequireAll(Scope scope, IEnumerable<string> permissions, Visibility visibility)
    {
        foreach (var permission in permissions) scope.RequireEverywhere(permission);
        if (!scope.IsSystem && !scope.Grants.Any(g => g.Brands is null && g.Visibility >= visibility)) throw new ForbiddenRefusal("visibility");
    }

    private static bool IsOwner(Unit unit, Scope scope) => scope.Actor switch
    {
        { Kind: ActorKind.Person, Id: { } person } => unit.Number($"""
            select count(*) from accounts_member_roles g join accounts_roles r on r.workspace = g.workspace and r.id = g.role
            where g.workspace = {unit.Workspace} and g.person = {person} and r.built_in and r.name = {BuiltInRoles.Owner} and g.brands is null
            """) > 0,
        { Kind: ActorKind.ApiKey, Id: { } key } => unit.Number($"""
            select count(*) from accounts_api_keys k join accounts_roles r on r.workspace = k.workspace and r.id = k.role
            where k.workspace = {unit.Workspace} and k.id = {key} and r.built_in and r.name = {BuiltInRoles.Owner} and k.brands is null
            """) > 0,
        _ => false,
    };
}
