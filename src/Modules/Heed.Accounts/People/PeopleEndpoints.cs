using Heed.Accounts.Data;
using Heed.Accounts.Roles;
using Heed.Accounts.Sessions;
using Heed.Accounts.Teams;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Accounts.People;

/// <summary>Members of the workspace: list, change, deactivate, end their sessions.</summary>
internal static class PeopleEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/people").WithTags("People");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListPeople").WithSummary("Members one may see, invited ones included.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetPerson").WithSummary("One member.");
        group.MapPost("/invite", InviteEndpoint.InviteAsync).Needs(Permissions.ManagePeople).WithName("InvitePerson")
            .WithSummary("Invites somebody; the link holds 72 hours, works once, and is shown only here.");
        group.MapPatch("/{id:guid}", EditAsync).Needs(Permissions.ManagePeople).WithName("EditPerson").WithSummary("Changes name, roles, teams, or deactivates.");
        group.MapDelete("/{id:guid}", WithdrawAsync).Needs(Permissions.ManagePeople).WithName("WithdrawInvitation").WithSummary("Withdraws an invitation that nobody has accepted.");
        group.MapPost("/{id:guid}/reset-link", ResetLinkAsync).Needs(Permissions.ManagePeople).WithName("MakeResetLink")
            .WithSummary("A link, valid one hour, with which the person chooses a new password.");
        group.MapPost("/{id:guid}/cut-sessions", CutSessionsAsync).Needs(Permissions.ManagePeople).WithName("CutSessions").WithSummary("Signs the person out everywhere.");
    }

    private static async Task<Ok<Page<MemberView>>> ListAsync(Caller caller, IStore store, MemberViews views, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var last = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        return TypedResults.Ok(Paging.From(await views.AfterAsync(session, caller.Scope, last, size + 1, cancellationToken), size, v => v.Id));
    }

    private static async Task<Ok<MemberView>> GetAsync(Guid id, Caller caller, HttpResponse response, IStore store, MemberViews views, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var view = await views.OneAsync(session, caller.Scope, id, cancellationToken);
        Versions.Tell(response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Ok<MemberView>> EditAsync(
        Guid id, MemberEdit edit, Caller caller, HttpContext context, IStore store, IAudit audit, MemberEdits edits, MemberViews views, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        var check = new Validate();
        if (edit.Name.IsSet) check.Text(edit.Name.Value, "name", PersonRules.MaxName);
        if (edit.Roles.IsSet) check.That(edit.Roles.Value is { Count: <= MemberEdits.MaxRoles }, "roles", "invalid", $"A list of at most {MemberEdits.MaxRoles} roles.");
        if (edit.TeamIds.IsSet) check.That(edit.TeamIds.Value is { Count: <= 200 }, "teamIds", "invalid", "A list of at most 200 teams.");
        check.Done();
        var expected = Versions.IfMatch(context.Request);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var member = edits.Member(unit, scope, id);
                Versions.Require(expected, member.Version);
                if (edit.Name.IsSet) Rename(unit, scope, edits, member, edit.Name.Value!.Trim());
                if (edit.Active.IsSet && edit.Active.Value != member.Active)
                {
                    edits.RequireOver(unit, scope, id);
                    if (edit.Active.Value) member.Active = true;
                    else MemberEdits.Deactivate(unit, member);
                    audit.Write(unit, scope, edit.Active.Value ? "person.activated" : "person.deactivated", "person", id);
                }

                if (edit.Roles.IsSet)
                {
                    edits.SetRoles(unit, scope, id, edit.Roles.Value!);
                    audit.Write(unit, scope, "person.rolesChanged", "person", id, new { roles = edit.Roles.Value });
                }

                if (edit.TeamIds.IsSet) TeamRows.SetTeams(unit, scope, id, edit.TeamIds.Value!, Permissions.ManagePeople);
                MemberRows.Changed(unit, member);
                if (edit.Roles.IsSet || edit.Active.IsSet) MemberRows.RequireOwner(unit);
            },
            cancellationToken);
        using var session = store.Read();
        var view = (await views.ByIdAsync(session, scope.Workspace, [id], cancellationToken))[0];
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static void Rename(Unit unit, Scope scope, MemberEdits edits, Member member, string name)
    {
        edits.RequireOver(unit, scope, member.Person);
        if (member.JoinedAt is null)
        {
            member.InvitedName = name;
            return;
        }

        MemberEdits.RequireOnlyHere(unit, member.Person);
        var person = unit.Db.Set<Person>().Find(member.Person)!;
        person.Name = name;
        person.Version++;
    }

    private static async Task<NoContent> WithdrawAsync(Guid id, Caller caller, IStore store, IAudit audit, MemberEdits edits, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        await store.WriteAsync(
            scope,
            unit =>
            {
                var member = edits.Member(unit, scope, id);
                if (member.JoinedAt is not null) throw new ConflictRefusal("joinedAlready", "This person has joined: deactivate them, so that history keeps its names.");
                edits.RequireOver(unit, scope, id);
                TeamRows.SetTeams(unit, scope, id, [], Permissions.ManagePeople);
                MemberEdits.Deactivate(unit, member);
                unit.Db.RemoveRange(unit.Db.Set<MemberRole>().Where(r => r.Workspace == unit.Workspace && r.Person == id));
                unit.Db.Remove(member);
                // Somebody who was only ever invited leaves nothing behind.
                if (unit.Number($"select count(*) from accounts_members where person = {id} and workspace <> {unit.Workspace}") == 0
                    && unit.Db.Set<Person>().Find(id) is { PasswordHash: null } person) unit.Db.Remove(person);
                unit.Append(new LedgerEvent("person.deleted", "person", id, member.Version + 1));
                audit.Write(unit, scope, "person.invitationWithdrawn", "person", id);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<LinkView>> ResetLinkAsync(
        Guid id, Caller caller, HttpContext context, IStore store, IAudit audit, MemberEdits edits, PublicLinks links, IServiceProvider services, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        var token = Tokens.New();
        var given = await store.WriteAsync(
            scope,
            unit =>
            {
                var member = edits.Member(unit, scope, id);
                edits.RequireOver(unit, scope, id);
                // The password opens every workspace of the person, so one workspace alone cannot reset it.
                MemberEdits.RequireOnlyHere(unit, id);
                if (member.JoinedAt is null || !member.Active) throw new ConflictRefusal("notActive", "Only somebody who has joined and is active can get such a link.");
                Links.Give(unit, token, LinkKind.Reset, id, unit.Workspace, SessionRules.Reset);
                unit.Execute($"update accounts_people set lockout_end = null, access_failed_count = 0 where id = {id}");
                audit.Write(unit, scope, "person.resetLinkMade", "person", id);
                return new Given(Tokens.Hash(token), services.GetService<IAccountMail>()?.Send(unit, id, "reset", $"/reset/{token}") ?? false);
            },
            cancellationToken);
        // A repeat after a crash finds the link made, but its token was never stored.
        if (given.Hash != Tokens.Hash(token)) throw new ConflictRefusal("secretGone", "The link was made, but it cannot be shown again. Make another one.");
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new LinkView(links.For($"/reset/{token}", context.Request), given.Mailed));
    }

    private static async Task<NoContent> CutSessionsAsync(Guid id, Caller caller, IStore store, IAudit audit, MemberEdits edits, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        await store.WriteAsync(
            scope,
            unit =>
            {
                var member = edits.Member(unit, scope, id);
                edits.RequireOver(unit, scope, id);
                unit.Execute($"delete from accounts_sessions where person = {id}");
                MemberRows.Changed(unit, member);
                audit.Write(unit, scope, "person.sessionsCut", "person", id);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>What the unit gave out: with the hash, to know a repeat.</summary>
    internal sealed record Given(string Hash, bool Mailed);

    /// <summary>A link to hand over, shown once; and whether it goes out by mail as well.</summary>
    internal sealed record LinkView(string Link, bool Mailed);

    /// <summary>Fields to change; absent ones stay.</summary>
    internal sealed record MemberEdit(
        Change<string> Name = default, Change<IReadOnlyList<RoleGrant>> Roles = default, Change<IReadOnlyList<Guid>> TeamIds = default, Change<bool> Active = default);
}
