using Heed.Accounts.Data;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Teams;

/// <summary>A team as the API shows it.</summary>
internal sealed record TeamView(Guid Id, long Version, DateTimeOffset CreatedAt, string Name, Guid? BrandId, IReadOnlyList<Guid> MemberIds)
{
    public static TeamView From(Team t, IEnumerable<Guid> members) => new(t.Id, t.Version, t.CreatedAt, t.Name, t.Brand, [.. members.Order()]);

    /// <summary>Views of the teams, members read in one query.</summary>
    public static async Task<List<TeamView>> FromAsync(ReadSession session, WorkspaceId workspace, List<Team> teams, CancellationToken cancellationToken)
    {
        var ids = teams.ConvertAll(t => t.Id);
        var members = (await session.QueryAsync(
            $"select team, person from accounts_team_members where workspace = {workspace} and team in {ids}", r => (Team: r.Id(0), Person: r.Id(1)), cancellationToken))
            .ToLookup(m => m.Team, m => m.Person);
        return teams.ConvertAll(t => From(t, members[t.Id]));
    }
}

/// <summary>Teams on live sockets.</summary>
internal sealed class TeamSource() : RowSource<TeamView>("team")
{
    public override bool Shows(Scope scope, LiveEntity entity) => TeamAccess.Sees(scope, ((TeamView)entity.Access!).BrandId);

    protected override async Task<IEnumerable<(Guid Id, TeamView View, object? Access)>> ViewsAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Team>().Where(t => t.Workspace == workspace && ids.Contains(t.Id)).ToListAsync(cancellationToken);
        return (await TeamView.FromAsync(session, workspace, rows, cancellationToken)).Select(v => (v.Id, v, (object?)null));
    }
}
