using System.Text.Json;
using Heed.Accounts.Data;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Roles;

/// <summary>Roles: list, make, change, delete custom ones.</summary>
internal static class RoleEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/roles").WithTags("Roles");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListRoles").WithSummary("Roles of the workspace.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetRole").WithSummary("One role.");
        group.MapPost("", CreateAsync).Needs(Permissions.ManageRoles).WithName("CreateRole").WithSummary("Makes a custom role, with no more than one holds oneself.");
        group.MapPatch("/{id:guid}", EditAsync).Needs(Permissions.ManageRoles).WithName("EditRole").WithSummary("Changes a custom role.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(Permissions.ManageRoles).WithName("DeleteRole").WithSummary("Deletes a custom role that nobody holds.");
    }

    private static async Task<Ok<Page<RoleView>>> ListAsync(Caller caller, IStore store, RoleViews views, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var last = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        var roles = session.Db.Set<Role>().Where(r => r.Workspace == caller.Scope.Workspace);
        if (last is { } id) roles = roles.Where(r => r.Id > id);
        var rows = await roles.OrderBy(r => r.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(Paging.From(rows.ConvertAll(views.From), size, r => r.Id));
    }

    private static async Task<Ok<RoleView>> GetAsync(Guid id, Caller caller, HttpResponse response, IStore store, RoleViews views, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var role = await session.Db.Set<Role>().FirstOrDefaultAsync(r => r.Workspace == caller.Scope.Workspace && r.Id == id, cancellationToken) ?? throw new NotFoundRefusal();
        Versions.Tell(response, role.Version);
        return TypedResults.Ok(views.From(role));
    }

    private static async Task<Created<RoleView>> CreateAsync(
        NewRole given, Caller caller, HttpContext context, IStore store, IAudit audit, RoleViews views, Permissions permissions, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        Check(new Validate().Name(given.Name), permissions, given.Permissions).Done();
        scope.RequireEverywhere(Permissions.ManageRoles);
        Power.RequireAll(scope, given.Permissions, given.Visibility);
        var view = await store.WriteAsync(
            scope,
            unit =>
            {
                RequireFreeName(unit, given.Name.Trim(), null);
                var role = new Role
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Name = given.Name.Trim(),
                    Permissions = Write(given.Permissions),
                    Visibility = given.Visibility,
                    CreatedAt = unit.Now,
                };
                unit.Db.Add(role);
                unit.Append(new LedgerEvent("role.created", "role", role.Id, 1));
                audit.Write(unit, scope, "role.created", "role", role.Id, new { given.Permissions, given.Visibility });
                return views.From(role);
            },
            cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Created($"{context.Request.Path}/{view.Id}", view);
    }

    private static async Task<Ok<RoleView>> EditAsync(
        Guid id, RoleEdit edit, Caller caller, HttpContext context, IStore store, IAudit audit, RoleViews views, Grants grants, Permissions permissions, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        var check = new Validate();
        if (edit.Name.IsSet) check.Name(edit.Name.Value);
        if (edit.Permissions.IsSet) Check(check, permissions, edit.Permissions.Value);
        check.Done();
        scope.RequireEverywhere(Permissions.ManageRoles);
        var expected = Versions.IfMatch(context.Request);
        var view = await store.WriteAsync(
            scope,
            unit =>
            {
                var role = Custom(unit, id);
                Versions.Require(expected, role.Version);
                // Neither may one add what one lacks, nor change a role that reaches further than oneself.
                Power.RequireAll(scope, grants.PermissionsOf(role), role.Visibility);
                if (edit.Permissions.IsSet) role.Permissions = Write(edit.Permissions.Value!);

                if (edit.Name.IsSet)
                {
                    RequireFreeName(unit, edit.Name.Value!.Trim(), id);
                    role.Name = edit.Name.Value!.Trim();
                }

                role.Visibility = edit.Visibility.Or(role.Visibility);
                Power.RequireAll(scope, grants.PermissionsOf(role), role.Visibility);
                RequireKept(unit, scope, grants);
                role.Version++;
                unit.Append(new LedgerEvent("role.changed", "role", id, role.Version));
                var view = views.From(role);
                audit.Write(unit, scope, "role.changed", "role", id, new { view.Permissions, view.Visibility });
                return view;
            },
            cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, IStore store, IAudit audit, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        scope.RequireEverywhere(Permissions.ManageRoles);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var role = Custom(unit, id);
                if (unit.Number($"select count(*) from accounts_member_roles where workspace = {unit.Workspace} and role = {id}") > 0
                    || unit.Number($"select count(*) from accounts_api_keys where workspace = {unit.Workspace} and role = {id}") > 0)
                {
                    throw new ConflictRefusal("roleInUse", "Somebody still holds this role. Give them another one first.");
                }

                unit.Db.Remove(role);
                unit.Append(new LedgerEvent("role.deleted", "role", id, role.Version + 1));
                audit.Write(unit, scope, "role.deleted", "role", id);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static Role Custom(Unit unit, Guid id)
    {
        var role = unit.Db.Set<Role>().Find(unit.Workspace, id) ?? throw new NotFoundRefusal();
        return role.BuiltIn ? throw new ConflictRefusal("builtInRole", "Built-in roles are fixed. Copy one to change it.") : role;
    }

    /// <exception cref="ConflictRefusal">After the change the actor could not change it back.</exception>
    private static void RequireKept(Unit unit, Scope scope, Grants grants)
    {
        if (scope.Actor is not { Kind: ActorKind.Person, Id: { } person }) return;
        unit.Db.SaveChanges();
        var held = unit.Query(
            $"""
            select r.name, r.built_in, r.permissions, r.visibility from accounts_member_roles g join accounts_roles r on r.workspace = g.workspace and r.id = g.role
            where g.workspace = {unit.Workspace} and g.person = {person} and g.brands is null
            """,
            r => grants.From(r.Text(0), r.Bool(1), r.Text(2), (Visibility)r.Int(3), null));
        if (!held.Exists(g => g.Permissions.Contains(Permissions.ManageRoles)))
        {
            throw new ConflictRefusal("ownRights", "You would no longer be able to manage roles yourself. Ask somebody else who manages roles to make this change.");
        }
    }

    private static void RequireFreeName(Unit unit, string name, Guid? self)
    {
        var other = unit.First($"select id from accounts_roles where workspace = {unit.Workspace} and name = {name}", r => (Guid?)r.Id(0));
        if (other is not null && other != self) throw new InvalidRefusal("name", "taken", "There is a role with this name already.");
    }

    private static Validate Check(Validate check, Permissions permissions, IReadOnlyList<string>? given) =>
        check.That(given is not null && given.All(permissions.All.Contains), "permissions", "unknown", "One of them is no permission.");

    private static string Write(IReadOnlyList<string> permissions) => JsonSerializer.Serialize(permissions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>A custom role to make.</summary>
    internal sealed record NewRole(string Name, IReadOnlyList<string> Permissions, Visibility Visibility = Visibility.Team);

    /// <summary>Fields to change; absent ones stay.</summary>
    internal sealed record RoleEdit(Change<string> Name = default, Change<IReadOnlyList<string>> Permissions = default, Change<Visibility> Visibility = default);
}
