using Heed.Accounts.Sessions;
using Heed.Accounts.Teams;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.People;

/// <summary>Reads the people and teams of a workspace for other modules.</summary>
internal sealed class PeopleBook(IStore store, ScopeRows scopes) : IPeople
{
    public async Task<IReadOnlyDictionary<Guid, PersonRow>> FindAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : (await session.QueryAsync(Select(workspace, $"and m.person in {ids}"), Read, cancellationToken)).ToDictionary(p => p.Id);

    public IReadOnlyDictionary<Guid, PersonRow> Find(Unit unit, IReadOnlyCollection<Guid> ids) =>
        ids.Count == 0 ? [] : unit.Query(Select(unit.Workspace, $"and m.person in {ids}"), Read).ToDictionary(p => p.Id);

    public async Task<IReadOnlyList<PersonRow>> ListAsync(ReadSession session, Scope scope, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(Select(scope.Workspace, $"and m.active and m.joined_at is not null"), Read, cancellationToken);
        if (scope.Brands is null) return rows;
        var shown = (await scopes.OfAllAsync(session, scope.Workspace, cancellationToken)).ToDictionary(s => s.Actor.Id!.Value);
        return rows.FindAll(p => p.Id == scope.Actor.Id || (shown.TryGetValue(p.Id, out var other) && PeopleAccess.Meets(scope, other.Brands)));
    }

    public async Task<IReadOnlyList<Guid>> TeamMembersAsync(ReadSession session, WorkspaceId workspace, Guid team, CancellationToken cancellationToken) =>
        await session.QueryAsync(SelectTeam(workspace, team), r => r.Id(0), cancellationToken);

    public IReadOnlyList<Guid> TeamMembers(Unit unit, Guid team) => unit.Query(SelectTeam(unit.Workspace, team), r => r.Id(0));

    public async Task<IReadOnlyDictionary<Guid, TeamRow>> TeamsAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? []
            : (await session.QueryAsync($"select id, name, brand from accounts_teams where workspace = {workspace} and id in {ids}", r => new TeamRow(r.Id(0), r.Text(1), r.IdOrNull(2)), cancellationToken))
                .ToDictionary(t => t.Id);

    public TeamRow? Team(Unit unit, Guid team) => unit.First(
        $"select id, name, brand from accounts_teams where workspace = {unit.Workspace} and id = {team}", r => new TeamRow(r.Id(0), r.Text(1), r.IdOrNull(2)));

    public async Task<Scope?> ScopeOfAsync(WorkspaceId workspace, Guid person, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await scopes.OfPersonAsync(session, workspace, person, cancellationToken);
    }

    public async Task<IReadOnlyList<Scope>> ScopesAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await scopes.OfAllAsync(session, workspace, cancellationToken);
    }

    private static SqlText Select(WorkspaceId workspace, SqlText which) =>
        $"""
        select p.id, case when m.joined_at is null then coalesce(m.invited_name, p.name) else p.name end, p.email, p.language, m.active
        from accounts_members m join accounts_people p on p.id = m.person
        where m.workspace = {workspace} {which}
        order by p.name, p.id
        """;

    private static SqlText SelectTeam(WorkspaceId workspace, Guid team) =>
        $"""
        select t.person from accounts_team_members t join accounts_members m on m.workspace = t.workspace and m.person = t.person
        where t.workspace = {workspace} and t.team = {team} and m.active and m.joined_at is not null order by t.person
        """;

    private static PersonRow Read(Row r) => new(r.Id(0), r.Text(1), Initials.Of(r.Text(1)), r.Text(2), r.Text(3), r.Bool(4));
}
