using Heed.Accounts.Roles;
using Heed.Accounts.Sessions;
using Heed.Accounts.Teams;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.People;

/// <summary>Changes of members, inside units: with the rule that nobody reaches beyond what they hold.</summary>
internal sealed class MemberEdits(Power power)
{
    public const int MaxRoles = 50;

    /// <summary>The tracked member, if the scope may see it.</summary>
    /// <exception cref="NotFoundRefusal">There is none, or not to be seen.</exception>
    public Member Member(Unit unit, Scope scope, Guid person)
    {
        var member = unit.Db.Set<Member>().Find(unit.Workspace, person) ?? throw new NotFoundRefusal();
        var held = Held(unit, person);
        var brands = held.Any(h => h.Brands is null) ? null : held.SelectMany(h => Grants.ReadBrands(h.Brands)!).ToHashSet();
        var meets = scope.Brands is not { } own || brands is null || own.Overlaps(brands) || scope.Actor.Id == person;
        return meets ? member : throw new NotFoundRefusal();
    }

    /// <summary>Refuses unless the actor holds at least what the member holds: for deactivating, renaming, resetting.</summary>
    public void RequireOver(Unit unit, Scope scope, Guid person)
    {
        var held = Held(unit, person);
        if (held.Count == 0) scope.Require(Permissions.ManagePeople);
        foreach (var h in held) power.Require(unit, scope, Permissions.ManagePeople, Role(unit, h.Role), Grants.ReadBrands(h.Brands));
    }

    /// <summary>Makes these the roles of the member; what is added and what is taken away must both be the actor's to give.</summary>
    public void SetRoles(Unit unit, Scope scope, Guid person, IReadOnlyList<RoleGrant> wanted)
    {
        if (wanted.Select(w => w.RoleId).Distinct().Count() != wanted.Count) throw new InvalidRefusal("roles", "twice", "Each role once: put its brands into one list.");
        if (wanted.Count == 0) RequireNone(scope);
        RequireBrands(unit, scope, wanted);
        var held = Held(unit, person);
        foreach (var h in held.Where(h => wanted.All(w => w.RoleId != h.Role)))
        {
            power.Require(unit, scope, Permissions.ManagePeople, Role(unit, h.Role), Grants.ReadBrands(h.Brands));
            unit.Db.Remove(h);
        }

        foreach (var w in wanted)
        {
            var role = Role(unit, w.RoleId);
            if (role is { BuiltIn: true, Name: BuiltInRoles.Owner } && w.BrandIds is not null) throw new InvalidRefusal("roles", "ownerOfAll", "An owner owns the whole workspace.");
            var old = held.Find(h => h.Role == w.RoleId);
            foreach (var brands in Difference(old is not null, Grants.ReadBrands(old?.Brands), w.BrandIds))
            {
                power.Require(unit, scope, Permissions.ManagePeople, role, brands);
            }

            var stored = Grants.WriteBrands(w.BrandIds);
            if (old is null) unit.Db.Add(new MemberRole { Workspace = unit.Workspace, Person = person, Role = w.RoleId, Brands = stored });
            else old.Brands = stored;
        }
    }

    /// <summary>Refuses to touch what belongs to the person rather than to the membership, when the person works elsewhere too.</summary>
    public static void RequireOnlyHere(Unit unit, Guid person)
    {
        if (unit.Number($"select count(*) from accounts_members where person = {person} and workspace <> {unit.Workspace}") > 0)
        {
            throw new ConflictRefusal("memberElsewhere", "This person belongs to another workspace too. Only they themselves can change that.");
        }
    }

    public static void Deactivate(Unit unit, Member member)
    {
        member.Active = false;
        unit.Execute($"delete from accounts_links where person = {member.Person} and workspace = {unit.Workspace}");
    }

    private static List<MemberRole> Held(Unit unit, Guid person) =>
        unit.Db.Set<MemberRole>().Where(r => r.Workspace == unit.Workspace && r.Person == person).ToList();

    private static Role Role(Unit unit, Guid id) =>
        unit.Db.Set<Role>().Find(unit.Workspace, id) ?? throw new InvalidRefusal("roles", "unknown", "There is no such role.");

    // Somebody without a role belongs to no brand, so only who manages people everywhere may leave one so.
    private static void RequireNone(Scope scope) => scope.RequireEverywhere(Permissions.ManagePeople);

    private static void RequireBrands(Unit unit, Scope scope, IReadOnlyList<RoleGrant> wanted)
    {
        if (wanted.Any(w => w.BrandIds is { Count: 0 })) throw new InvalidRefusal("roles", "noBrand", "Choose at least one brand, or all.");
        var brands = wanted.SelectMany(w => w.BrandIds ?? []).ToHashSet();
        if (brands.Count == 0) return;
        var known = unit.Number($"select count(*) from accounts_brands where workspace = {unit.Workspace} and id in {brands}");
        if (known != brands.Count) throw new InvalidRefusal("roles", "unknownBrand", "There is no such brand.");
    }

    /// <summary>The sets of brands (null: all) that are given or taken between the two states.</summary>
    private static IEnumerable<IReadOnlyList<Guid>?> Difference(bool held, IReadOnlyList<Guid>? old, IReadOnlyList<Guid>? now)
    {
        if (!held)
        {
            yield return now;
            yield break;
        }

        if (old is null && now is null) yield break;
        if (old is null || now is null)
        {
            yield return null;
            yield break;
        }

        var changed = old.Except(now).Concat(now.Except(old)).ToList();
        if (changed.Count > 0) yield return changed;
    }
}
