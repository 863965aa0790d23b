using Heed.Accounts.Brands;
using Heed.Accounts.Roles;
using Heed.Accounts.Teams;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.People;

/// <summary>Adds members, teams and brands on Heed's own behalf.</summary>
internal sealed class Memberships(IStore store, IPasswordHasher<Person> hasher, IAudit audit) : IMemberships
{
    public Task<Guid> AddAsync(WorkspaceId workspace, NewMember member, CancellationToken cancellationToken)
    {
        var draft = new OwnerDraft(new NewOwner(member.Name, member.Email, member.Password, member.Language), hasher.HashPassword(null!, member.Password));
        var scope = Scope.System(workspace);
        return store.WriteAsync(
            scope,
            unit =>
            {
                var role = unit.First($"select id from accounts_roles where workspace = {workspace} and built_in and name = {member.Role}", r => (Guid?)r.Id(0))
                    ?? throw new InvalidRefusal("role", "unknown", "There is no such built-in role.");
                var person = MemberRows.Join(unit, draft.ToPerson(unit.Now), role, member.Brands);
                audit.Write(unit, scope, "person.added", "person", person);
                return person;
            },
            cancellationToken);
    }

    public Task<Guid> AddTeamAsync(WorkspaceId workspace, string name, Guid? brand, IReadOnlyList<Guid> members, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(workspace),
        unit =>
        {
            var team = new Team { Workspace = workspace, Id = Ids.New(unit.Now), Name = name, Brand = brand, CreatedAt = unit.Now };
            unit.Db.Add(team);
            unit.Append(new LedgerEvent("team.created", "team", team.Id, 1));
            foreach (var person in members.Distinct())
            {
                unit.Db.Add(new TeamMember { Workspace = workspace, Team = team.Id, Person = person });
                MemberRows.Changed(unit, person);
            }

            return team.Id;
        },
        cancellationToken);

    public Task<Guid> AddBrandAsync(WorkspaceId workspace, string name, string color, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(workspace),
        unit =>
        {
            var brand = new Brand { Workspace = workspace, Id = Ids.New(unit.Now), Name = name, Color = color, CreatedAt = unit.Now };
            unit.Db.Add(brand);
            unit.Append(new LedgerEvent("brand.created", "brand", brand.Id, 1));
            return brand.Id;
        },
        cancellationToken);

    public void Remove(Unit unit, IReadOnlyCollection<Guid> people)
    {
        foreach (var id in people)
        {
            if (unit.Db.Set<Member>().Find(unit.Workspace, id) is not { } member) continue;
            var teams = unit.Db.Set<TeamMember>().Where(t => t.Workspace == unit.Workspace && t.Person == id).ToList();
            foreach (var row in teams)
            {
                var team = unit.Db.Set<Team>().Find(unit.Workspace, row.Team)!;
                team.Version++;
                unit.Db.Remove(row);
                unit.Append(new LedgerEvent("team.changed", "team", team.Id, team.Version));
            }

            unit.Db.RemoveRange(unit.Db.Set<MemberRole>().Where(r => r.Workspace == unit.Workspace && r.Person == id));
            unit.Db.Remove(member);
            unit.Append(new LedgerEvent("person.deleted", "person", id, member.Version + 1));
            unit.Execute($"delete from accounts_links where person = {id} and workspace = {unit.Workspace}");
            if (unit.Number($"select count(*) from accounts_members where person = {id} and workspace <> {unit.Workspace}") > 0) continue;
            PersonStore.EndAll(unit, id);
            if (unit.Db.Set<Person>().Find(id) is { } person) unit.Db.Remove(person);
        }

        MemberRows.RequireOwner(unit);
    }
}
