using Heed.Accounts.People;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Teams;

/// <summary>Who belongs to a team, written inside units. A person's view names their teams, so both sides are told.</summary>
internal static class TeamRows
{
    public static List<Guid> Members(Unit unit, Guid team) =>
        unit.Query($"select person from accounts_team_members where workspace = {unit.Workspace} and team = {team}", r => r.Id(0));

    /// <summary>Makes these the members of the team; they must be members of the workspace.</summary>
    /// <exception cref="InvalidRefusal">One of them is a stranger.</exception>
    public static IReadOnlyList<Guid> SetMembers(Unit unit, Guid team, IReadOnlyCollection<Guid> people)
    {
        var wanted = people.ToHashSet();
        var rows = unit.Db.Set<TeamMember>().Where(m => m.Workspace == unit.Workspace && m.Team == team).ToList();
        foreach (var gone in rows.Where(r => !wanted.Contains(r.Person)))
        {
            unit.Db.Remove(gone);
            MemberRows.Changed(unit, gone.Person);
        }

        var had = rows.Select(r => r.Person).ToHashSet();
        foreach (var person in wanted.Where(p => !had.Contains(p)))
        {
            if (unit.Db.Set<Member>().Find(unit.Workspace, person) is not { } member) throw new InvalidRefusal("memberIds", "unknown", "One of them is no member of the workspace.");
            unit.Db.Add(new TeamMember { Workspace = unit.Workspace, Team = team, Person = person });
            MemberRows.Changed(unit, member);
        }

        return [.. wanted];
    }

    /// <summary>Makes these the teams of the person.</summary>
    /// <exception cref="InvalidRefusal">One of them is not there.</exception>
    public static void SetTeams(Unit unit, Scope scope, Guid person, IReadOnlyCollection<Guid> teams, string permission)
    {
        var wanted = teams.ToHashSet();
        var rows = unit.Db.Set<TeamMember>().Where(m => m.Workspace == unit.Workspace && m.Person == person).ToList();
        foreach (var gone in rows.Where(r => !wanted.Contains(r.Team)))
        {
            unit.Db.Remove(gone);
            Touch(unit, scope, gone.Team, permission);
        }

        var had = rows.Select(r => r.Team).ToHashSet();
        foreach (var team in wanted.Where(t => !had.Contains(t)))
        {
            Touch(unit, scope, team, permission);
            unit.Db.Add(new TeamMember { Workspace = unit.Workspace, Team = team, Person = person });
        }
    }

    private static void Touch(Unit unit, Scope scope, Guid id, string permission)
    {
        if (unit.Db.Set<Team>().Find(unit.Workspace, id) is not { } team || !TeamAccess.Sees(scope, team.Brand))
        {
            throw new InvalidRefusal("teamIds", "unknown", "One of them is no team of the workspace.");
        }

        // A team for all brands may take in anybody whom the actor manages; that of a brand is the brand's own affair.
        if (team.Brand is { } brand) scope.Require(permission, brand);
        team.Version++;
        unit.Append(new LedgerEvent("team.changed", "team", id, team.Version));
    }
}
