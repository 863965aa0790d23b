using System.Collections.Frozen;
using Heed.Accounts.Data;
using Heed.Accounts.Roles;
using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Accounts.People;

/// <summary>A member as the API shows it.</summary>
internal sealed record MemberView(
    Guid Id, long Version, DateTimeOffset CreatedAt, string Name, string Email, string Initials, IReadOnlyList<RoleGrant> Roles, IReadOnlyList<Guid> TeamIds,
    bool Active, DateTimeOffset? InvitedAt, DateTimeOffset? LastSeenAt, string Presence)
{
    /// <summary>Brands in which the member works; null for all.</summary>
    public FrozenSet<Guid>? Brands() => Roles.Any(r => r.BrandIds is null) ? null : Roles.SelectMany(r => r.BrandIds!).ToFrozenSet();
}

/// <summary>A role over all brands (null) or some.</summary>
internal sealed record RoleGrant(Guid RoleId, IReadOnlyList<Guid>? BrandIds = null);

/// <summary>Reads members as views.</summary>
internal sealed class MemberViews(IServiceProvider services)
{
    /// <summary>One member whom the scope may see.</summary>
    /// <exception cref="NotFoundRefusal">There is no such member, or not to be seen.</exception>
    public async Task<MemberView> OneAsync(ReadSession session, Scope scope, Guid person, CancellationToken cancellationToken) =>
        (await LoadAsync(session, scope.Workspace, $"and m.person = {person}", cancellationToken)).FirstOrDefault(v => Sees(scope, v)) ?? throw new NotFoundRefusal();

    /// <summary>Up to so many members after an id whom the scope may see.</summary>
    public async Task<List<MemberView>> AfterAsync(ReadSession session, Scope scope, Guid? after, int count, CancellationToken cancellationToken)
    {
        // Brands of roles are JSON, so what may be seen is sifted here; people of a workspace are few.
        SqlText which = after is { } last ? $"and m.person > {last}" : SqlText.Empty;
        SqlText top = scope.Brands is null ? $"limit {count}" : SqlText.Empty;
        var all = await LoadAsync(session, scope.Workspace, $"{which} order by m.person {top}", cancellationToken);
        return [.. all.Where(v => Sees(scope, v)).Take(count)];
    }

    public Task<List<MemberView>> ByIdAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        LoadAsync(session, workspace, $"and m.person in {ids}", cancellationToken);

    public static bool Sees(Scope scope, MemberView member) =>
        (scope.Actor.Kind == ActorKind.Person && scope.Actor.Id == member.Id) || PeopleAccess.Meets(scope, member.Brands());

    private async Task<List<MemberView>> LoadAsync(ReadSession session, WorkspaceId workspace, SqlText which, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            select p.id, m.version, m.created_at, case when m.joined_at is null then coalesce(m.invited_name, p.name) else p.name end, p.email,
                m.active, case when m.joined_at is null then m.invited_at end, case when m.joined_at is null then null else p.last_seen_at end
            from accounts_members m join accounts_people p on p.id = m.person
            where m.workspace = {workspace} {which}
            """,
            r => new MemberView(r.Id(0), r.Long(1), r.Time(2), r.Text(3), r.Text(4), Public.Initials.Of(r.Text(3)), [], [], r.Bool(5), r.TimeOrNull(6), r.TimeOrNull(7), "offline"),
            cancellationToken);
        if (rows.Count == 0) return rows;
        var ids = rows.ConvertAll(r => r.Id);
        var roles = (await session.QueryAsync(
            $"select person, role, brands from accounts_member_roles where workspace = {workspace} and person in {ids} order by role",
            r => (Person: r.Id(0), Grant: new RoleGrant(r.Id(1), Grants.ReadBrands(r.TextOrNull(2)))), cancellationToken)).ToLookup(r => r.Person, r => r.Grant);
        var teams = (await session.QueryAsync(
            $"select person, team from accounts_team_members where workspace = {workspace} and person in {ids} order by team",
            r => (Person: r.Id(0), Team: r.Id(1)), cancellationToken)).ToLookup(r => r.Person, r => r.Team);
        var presence = services.GetService<IPresenceSource>() is { } source ? await source.StatesAsync(session, workspace, cancellationToken) : null;
        return rows.ConvertAll(r => r with
        {
            Roles = [.. roles[r.Id]],
            TeamIds = [.. teams[r.Id]],
            Presence = (r.Active ? presence?.GetValueOrDefault(r.Id) : null) ?? "offline",
        });
    }
}

/// <summary>Members on live sockets.</summary>
internal sealed class PersonSource(MemberViews views) : RowSource<MemberView>("person")
{
    public override bool Shows(Scope scope, LiveEntity entity) => MemberViews.Sees(scope, (MemberView)entity.Access!);

    protected override async Task<IEnumerable<(Guid Id, MemberView View, object? Access)>> ViewsAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await views.ByIdAsync(session, workspace, ids, cancellationToken)).Select(v => (v.Id, v, (object?)null));
}
