using Heed.Accounts.Data;
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

namespace Heed.Accounts.Teams;

/// <summary>Teams: list, make, change, delete.</summary>
internal static class TeamEndpoints
{
    private const int MaxMembers = 2000;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/teams").WithTags("Teams");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListTeams").WithSummary("Teams one may see.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetTeam").WithSummary("One team.");
        group.MapPost("", CreateAsync).Needs(Permissions.ManageTeams).WithName("CreateTeam").WithSummary("Makes a team.");
        group.MapPatch("/{id:guid}", EditAsync).Needs(Permissions.ManageTeams).WithName("EditTeam").WithSummary("Changes a team or its members.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(Permissions.ManageTeams).WithName("DeleteTeam").WithSummary("Deletes a team.");
    }

    private static async Task<Ok<Page<TeamView>>> ListAsync(Caller caller, IStore store, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var last = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        var teams = TeamAccess.All(session.Db, caller.Scope);
        if (last is { } id) teams = teams.Where(t => t.Id > id);
        var rows = await teams.OrderBy(t => t.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(Paging.From(await TeamView.FromAsync(session, caller.Scope.Workspace, rows, cancellationToken), size, t => t.Id));
    }

    private static async Task<Ok<TeamView>> GetAsync(Guid id, Caller caller, HttpResponse response, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var team = await TeamAccess.TeamAsync(session, caller.Scope, id, cancellationToken);
        Versions.Tell(response, team.Version);
        return TypedResults.Ok((await TeamView.FromAsync(session, caller.Scope.Workspace, [team], cancellationToken))[0]);
    }

    private static async Task<Created<TeamView>> CreateAsync(NewTeam given, Caller caller, HttpContext context, IStore store, IAudit audit, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        new Validate().Name(given.Name).That(given.MemberIds is null or { Count: <= MaxMembers }, "memberIds", "tooMany", $"At most {MaxMembers}.").Done();
        var view = await store.WriteAsync(
            scope,
            unit =>
            {
                RequireBrand(unit, scope, given.BrandId);
                var team = new Team { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = given.Name.Trim(), Brand = given.BrandId, CreatedAt = unit.Now };
                unit.Db.Add(team);
                TeamRows.SetMembers(unit, team.Id, given.MemberIds ?? []);
                unit.Append(new LedgerEvent("team.created", "team", team.Id, 1));
                audit.Write(unit, scope, "team.created", "team", team.Id);
                return TeamView.From(team, given.MemberIds?.Distinct() ?? []);
            },
            cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Created($"{context.Request.Path}/{view.Id}", view);
    }

    private static async Task<Ok<TeamView>> EditAsync(Guid id, TeamEdit edit, Caller caller, HttpContext context, IStore store, IAudit audit, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        var check = new Validate();
        if (edit.Name.IsSet) check.Name(edit.Name.Value);
        if (edit.MemberIds.IsSet) check.That(edit.MemberIds.Value is { Count: <= MaxMembers }, "memberIds", "invalid", $"A list of at most {MaxMembers} people.");
        check.Done();
        var expected = Versions.IfMatch(context.Request);
        var view = await store.WriteAsync(
            scope,
            unit =>
            {
                var team = TeamAccess.Team(unit, scope, id);
                TeamAccess.RequireManage(scope, team.Brand);
                Versions.Require(expected, team.Version);
                if (edit.BrandId.IsSet && edit.BrandId.Value != team.Brand)
                {
                    RequireBrand(unit, scope, edit.BrandId.Value);
                    team.Brand = edit.BrandId.Value;
                }

                team.Name = edit.Name.Or(team.Name)!.Trim();
                team.Version++;
                var members = edit.MemberIds.IsSet ? TeamRows.SetMembers(unit, id, edit.MemberIds.Value!) : TeamRows.Members(unit, id);
                unit.Append(new LedgerEvent("team.changed", "team", id, team.Version));
                audit.Write(unit, scope, "team.changed", "team", id);
                return TeamView.From(team, members);
            },
            cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, IStore store, IAudit audit, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        await store.WriteAsync(
            scope,
            unit =>
            {
                var team = TeamAccess.Team(unit, scope, id);
                TeamAccess.RequireManage(scope, team.Brand);
                TeamRows.SetMembers(unit, id, []);
                unit.Db.Remove(team);
                unit.Append(new LedgerEvent("team.deleted", "team", id, team.Version + 1));
                audit.Write(unit, scope, "team.deleted", "team", id);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static void RequireBrand(Unit unit, Scope scope, Guid? brand)
    {
        if (brand is { } id && (!scope.Sees(id) || unit.Number($"select count(*) from accounts_brands where workspace = {unit.Workspace} and id = {id}") == 0))
        {
            throw new InvalidRefusal("brandId", "unknown", "There is no such brand.");
        }

        TeamAccess.RequireManage(scope, brand);
    }

    /// <summary>A team to make; without a brand it works for all.</summary>
    internal sealed record NewTeam(string Name, Guid? BrandId = null, IReadOnlyList<Guid>? MemberIds = null);

    /// <summary>Fields to change; absent ones stay.</summary>
    internal sealed record TeamEdit(Change<string> Name = default, Change<Guid?> BrandId = default, Change<IReadOnlyList<Guid>> MemberIds = default);
}
