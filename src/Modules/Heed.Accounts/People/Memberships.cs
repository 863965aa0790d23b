using Heed.Accounts.Brands;
using Heed.Accounts.Roles;
using Heed.Accounts.Teams;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Identity;

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
}
