using Heed.Accounts.Roles;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.People;

/// <summary>Rows of membership, written inside units.</summary>
internal static class MemberRows
{
    /// <summary>Joins the person to the unit's workspace with one role. Whoever has the address already is kept as is; the id of the person.</summary>
    public static Guid Join(Unit unit, Person person, Guid role, IReadOnlyList<Guid>? brands)
    {
        var stored = unit.Db.Set<Person>().SingleOrDefault(p => p.NormalizedEmail == person.NormalizedEmail);
        if (stored is null) unit.Db.Add(stored = person);
        if (unit.Db.Set<Member>().Find(unit.Workspace, stored.Id) is not null) throw new ConflictRefusal("alreadyMember", "This person is a member already.");
        unit.Db.Add(new Member { Workspace = unit.Workspace, Person = stored.Id, JoinedAt = unit.Now, CreatedAt = unit.Now });
        unit.Db.Add(new MemberRole { Workspace = unit.Workspace, Person = stored.Id, Role = role, Brands = Grants.WriteBrands(brands) });
        unit.Append(new LedgerEvent("person.created", "person", stored.Id, 1));
        return stored.Id;
    }

    /// <summary>Bumps the member's version and tells that the member has changed.</summary>
    public static void Changed(Unit unit, Guid person)
    {
        if (unit.Db.Set<Member>().Find(unit.Workspace, person) is not { } member) return;
        Changed(unit, member);
    }

    public static void Changed(Unit unit, Member member)
    {
        member.Version++;
        unit.Append(new LedgerEvent("person.changed", "person", member.Person, member.Version));
    }

    /// <summary>Refuses when, after what the unit has done so far, nobody active would own the workspace.</summary>
    /// <exception cref="ConflictRefusal">The last owner would be gone.</exception>
    public static void RequireOwner(Unit unit)
    {
        unit.Db.SaveChanges();
        var owners = unit.Number($"""
            select count(*) from accounts_members m
            join accounts_member_roles g on g.workspace = m.workspace and g.person = m.person
            join accounts_roles r on r.workspace = g.workspace and r.id = g.role
            where m.workspace = {unit.Workspace} and m.active and m.joined_at is not null and r.built_in and r.name = {BuiltInRoles.Owner} and g.brands is null
            """);
        if (owners == 0) throw new ConflictRefusal("lastOwner", "A workspace needs an active owner. Make somebody else an owner first.");
    }
}
