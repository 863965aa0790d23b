using Heed.Accounts.Roles;
using Heed.Accounts.Sessions;
using Heed.Accounts.Teams;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Accounts.People;

/// <summary>Inviting somebody into the workspace.</summary>
internal static class InviteEndpoint
{
    public static async Task<Created<Invited>> InviteAsync(
        Invitation given, Caller caller, HttpContext context, IStore store, IAudit audit, MemberEdits edits, MemberViews views, PublicLinks links, RateLimits limits, IServiceProvider services, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        new Validate().That(EmailAddresses.IsValid(given.Email), "email", "invalid", "This is no e-mail address.")
            .Text(given.Name, "name", PersonRules.MaxName)
            .That(given.Roles is { Count: <= MemberEdits.MaxRoles }, "roles", "tooMany", $"At most {MemberEdits.MaxRoles} roles.")
            .That(given.TeamIds is null or { Count: <= 200 }, "teamIds", "tooMany", "At most 200 teams.")
            .Done();
        limits.Take("invite", $"{scope.Workspace}", RateRule.Per(300, TimeSpan.FromHours(1)));
        var token = Tokens.New();
        var made = await store.WriteAsync(
            scope,
            unit =>
            {
                var member = Member(unit, scope, given);
                edits.SetRoles(unit, scope, member.Person, given.Roles);
                TeamRows.SetTeams(unit, scope, member.Person, given.TeamIds ?? [], Permissions.ManagePeople);
                Links.Give(unit, token, LinkKind.Invite, member.Person, unit.Workspace, SessionRules.Invite);
                audit.Write(unit, scope, "person.invited", "person", member.Person, new { roles = given.Roles });
                var mailed = services.GetService<IAccountMail>()?.Send(unit, member.Person, "invite", $"/invite/{token}") ?? false;
                return new Made(member.Person, Tokens.Hash(token), mailed);
            },
            cancellationToken);
        // A repeat after a crash finds the invitation made, but its token was never stored.
        if (made.Hash != Tokens.Hash(token)) throw new ConflictRefusal("secretGone", "The invitation was made, but its link cannot be shown again. Invite again for a new link.");
        var id = made.Person;
        using var session = store.Read();
        var view = (await views.ByIdAsync(session, scope.Workspace, [id], cancellationToken))[0];
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"{context.Request.Path.Value![..^"/invite".Length]}/{id}", new Invited(view, links.For($"/invite/{token}", context.Request), made.Mailed));
    }

    // A second invitation renews the first; one who has joined is not invited again.
    private static Member Member(Unit unit, Scope scope, Invitation given)
    {
        var email = EmailAddresses.Normalize(given.Email);
        var person = unit.Db.Set<Person>().SingleOrDefault(p => p.NormalizedEmail == email);
        if (person is null)
        {
            var language = unit.First($"select language from accounts_workspaces where id = {unit.Workspace}", r => r.Text(0))!;
            person = new Person
            {
                Id = Ids.New(unit.Now),
                Name = given.Name.Trim(),
                Email = given.Email.Trim(),
                NormalizedEmail = email,
                SecurityStamp = Tokens.New(),
                Language = language,
                CreatedAt = unit.Now,
            };
            unit.Db.Add(person);
        }

        var member = unit.Db.Set<Member>().Find(unit.Workspace, person.Id);
        if (member is { JoinedAt: not null }) throw new ConflictRefusal("alreadyMember", "This person is a member already.");
        if (member is null)
        {
            member = new Member { Workspace = unit.Workspace, Person = person.Id, CreatedAt = unit.Now };
            unit.Db.Add(member);
            unit.Append(new LedgerEvent("person.created", "person", person.Id, 1));
        }
        else
        {
            MemberRows.Changed(unit, member);
        }

        member.Active = true;
        member.InvitedName = given.Name.Trim();
        member.InvitedAt = unit.Now;
        return member;
    }

    /// <summary>What the unit made: with the hash, to know a repeat.</summary>
    internal sealed record Made(Guid Person, string Hash, bool Mailed);

    /// <summary>Whom to invite, as what.</summary>
    internal sealed record Invitation(string Email, string Name, IReadOnlyList<RoleGrant> Roles, IReadOnlyList<Guid>? TeamIds = null);

    /// <summary>The member, the link to hand over, and whether it goes out by mail as well.</summary>
    internal sealed record Invited(MemberView Person, string Link, bool Mailed);
}
