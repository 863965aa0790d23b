using System.Collections.Frozen;
using Heed.Accounts.Roles;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Sessions;

/// <summary>Builds the scope of a member from current rows: the one place where stored roles become rights.</summary>
internal sealed class ScopeRows(Grants grants)
{
    /// <summary>The member's scope; null when the person is no active member.</summary>
    public async Task<Scope?> OfPersonAsync(ReadSession session, WorkspaceId workspace, Guid person, CancellationToken cancellationToken) =>
        (await LoadAsync(session, workspace, $"and m.person = {person}", cancellationToken)).FirstOrDefault();

    /// <summary>Scopes of all active members.</summary>
    public Task<List<Scope>> OfAllAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        LoadAsync(session, workspace, SqlText.Empty, cancellationToken);

    /// <summary>The scope of an API key's role.</summary>
    public Scope OfKey(WorkspaceId workspace, Guid key, string role, bool builtIn, string permissions, Visibility visibility, string? brands) =>
        new(workspace, Actor.ApiKey(key)) { Grants = [grants.From(role, builtIn, permissions, visibility, brands)] };

    private async Task<List<Scope>> LoadAsync(ReadSession session, WorkspaceId workspace, SqlText which, CancellationToken cancellationToken)
    {
        var roles = await session.QueryAsync(
            $"""
            select m.person, r.name, r.built_in, r.permissions, r.visibility, g.brands
            from accounts_members m
            left join accounts_member_roles g on g.workspace = m.workspace and g.person = m.person
            left join accounts_roles r on r.workspace = g.workspace and r.id = g.role
            where m.workspace = {workspace} and m.active and m.joined_at is not null {which}
            order by m.person, g.role
            """,
            r => (Person: r.Id(0), Grant: r.IsNull(1) ? null : grants.From(r.Text(1), r.Bool(2), r.Text(3), (Visibility)r.Int(4), r.TextOrNull(5))),
            cancellationToken);
        if (roles.Count == 0) return [];
        var teams = (await session.QueryAsync(
            $"select m.person, m.team from accounts_team_members m where m.workspace = {workspace} {which}",
            r => (Person: r.Id(0), Team: r.Id(1)),
            cancellationToken)).ToLookup(t => t.Person, t => t.Team);
        return [.. roles.GroupBy(r => r.Person).Select(g => new Scope(workspace, Actor.Person(g.Key))
        {
            Grants = [.. g.Select(x => x.Grant).OfType<Grant>()],
            Teams = teams[g.Key].ToFrozenSet(),
        })];
    }
}
