using Heed.Accounts.People;
using Heed.Accounts.Roles;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.ViewAs;

/// <summary>Looking at the workspace as a role or as another person, without changing anything.</summary>
internal static class ViewAsEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/view-as").WithTags("Me");
        group.MapPost("", BeginAsync).NeedsMember().WithName("BeginViewAs")
            .WithSummary("Looks at the workspace as a role (needs roles.manage) or as a person (needs people.manage): never more than one sees oneself, nothing can be changed, and it ends after an hour.");
        group.MapDelete("", EndAsync).NeedsMember().EvenWhileViewing().WithName("EndViewAs").WithSummary("Looks with one's own eyes again.");
    }

    private static async Task<Ok<ViewingView>> BeginAsync(
        ViewAsRequest request, Caller caller, IStore store, MemberViews members, ViewingRows viewings, CancellationToken cancellationToken)
    {
        var (scope, me) = (caller.Scope, caller.PersonId);
        if (scope.Session is not { } browser) throw new ForbiddenRefusal("person");
        new Validate().That(request.RoleId is null != request.PersonId is null, "roleId", "one", "Name either a role or a person.").Done();
        scope.RequireEverywhere(request.RoleId is null ? Permissions.ManagePeople : Permissions.ManageRoles);
        ViewingView view;
        using (var session = store.Read())
        {
            view = request.RoleId is { } role
                ? await RoleAsync(session, scope, role, cancellationToken)
                : await PersonAsync(session, scope, members, me, request.PersonId!.Value, cancellationToken);
        }

        var until = await store.WriteAsync(scope, unit => viewings.Begin(unit, scope, browser, request.RoleId, request.PersonId), cancellationToken);
        return TypedResults.Ok(view with { Until = until });
    }

    private static async Task<NoContent> EndAsync(Caller caller, IStore store, ViewingRows viewings, CancellationToken cancellationToken)
    {
        // With one's own eyes again, for this act.
        var scope = caller.Scope with { ViewedAs = null };
        if (scope.Session is { } browser && caller.Scope.ViewedAs is not null)
        {
            await store.WriteAsync(scope, unit => viewings.End(unit, scope, browser, "left"), cancellationToken);
        }

        return TypedResults.NoContent();
    }

    private static async Task<ViewingView> RoleAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var role = await session.Db.Set<Role>().FirstOrDefaultAsync(r => r.Workspace == scope.Workspace && r.Id == id, cancellationToken) ?? throw new NotFoundRefusal();
        return new ViewingView("role", id, role.Name, role.BuiltIn, default);
    }

    private static async Task<ViewingView> PersonAsync(ReadSession session, Scope scope, MemberViews members, Guid me, Guid id, CancellationToken cancellationToken)
    {
        var person = await members.OneAsync(session, scope, id, cancellationToken);
        if (id == me) throw new InvalidRefusal("personId", "oneself", "This is you already.");
        if (!person.Active || person.InvitedAt is not null) throw new ConflictRefusal("notActive", "Only somebody who has joined and is active sees anything.");
        return new ViewingView("person", id, person.Name, false, default);
    }

    /// <summary>A role or a person; exactly one.</summary>
    internal sealed record ViewAsRequest(Guid? RoleId = null, Guid? PersonId = null);
}
