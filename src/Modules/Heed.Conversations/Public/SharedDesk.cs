using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Public;

/// <summary>Reads and edits shared rows of one kind through <see cref="SharedAccess"/>: the only way to them.</summary>
/// <param name="store">The store.</param>
/// <param name="people">Knows the teams.</param>
/// <param name="kind">Kind of the live source and first word of the events.</param>
/// <param name="permission">What sharing with others needs.</param>
public sealed class SharedDesk<T>(IStore store, IPeople people, string kind, string permission)
    where T : class, ISharedSetting, new()
{
    /// <summary>Most rows that one scope is shown.</summary>
    public const int Most = 2000;

    /// <summary>What the scope sees, in the order made.</summary>
    public async Task<List<T>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var session = store.Read();
        var me = scope.Actor.Kind == ActorKind.Person ? scope.Actor.Id : null;
        var teams = scope.Teams.Cast<Guid?>().ToList();
        return await session.Db.Set<T>()
            .Where(s => s.Workspace == scope.Workspace
                && (s.Sharing == Sharing.All || (s.Sharing == Sharing.Mine && me != null && s.Owner == me) || (s.Sharing == Sharing.Team && teams.Contains(s.Team))))
            .OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).Take(Most).ToListAsync(cancellationToken);
    }

    /// <exception cref="NotFoundRefusal">There is no such row, or it is not shared with the scope.</exception>
    public async Task<T> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var session = store.Read();
        var row = await session.Db.Set<T>().FirstOrDefaultAsync(s => s.Workspace == scope.Workspace && s.Id == id, cancellationToken);
        return row is not null && SharedAccess.Of(row).Shows(scope) ? row : throw new NotFoundRefusal();
    }

    /// <summary>Adds a row that <paramref name="fill"/> completes.</summary>
    /// <exception cref="ForbiddenRefusal">The scope may not share so far.</exception>
    public async Task<T> CreateAsync(Scope scope, SharedAccess access, Action<Unit, T> fill, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(fill);
        await CheckAsync(scope, access, cancellationToken);
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var row = new T { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Version = 1, CreatedAt = unit.Now, Owner = unit.Actor.Kind == ActorKind.Person ? unit.Actor.Id : null };
                (row.Sharing, row.Team) = (access.Sharing, access.Sharing == Sharing.Team ? access.Team : null);
                fill(unit, row);
                unit.Db.Set<T>().Add(row);
                unit.Append(new LedgerEvent($"{kind}.created", kind, row.Id, row.Version));
                return row;
            },
            cancellationToken);
    }

    /// <summary>Changes a row; <paramref name="sharing"/> is given when the caller changes for whom it is.</summary>
    /// <exception cref="StaleRefusal">It was changed meanwhile.</exception>
    public async Task<T> ChangeAsync(
        Scope scope, Guid id, long? expected, Func<T, SharedAccess>? sharing, Action<Unit, T> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(change);
        var known = await GetAsync(scope, id, cancellationToken);
        SharedAccess.Of(known).RequireWrite(scope, permission);
        if (sharing is not null) await CheckAsync(scope, sharing(known), cancellationToken);
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var row = Load(unit, scope, id);
                var from = SharedAccess.Of(row);
                Versions.Require(expected, row.Version);
                if (sharing is not null)
                {
                    var next = sharing(row);
                    next.RequireWrite(scope, permission);
                    (row.Sharing, row.Team) = (next.Sharing, next.Sharing == Sharing.Team ? next.Team : null);
                    // What comes back to be one's own is the person's who takes it back.
                    if (next.Sharing == Sharing.Mine && from.Sharing != Sharing.Mine) row.Owner = unit.Actor.Id;
                }

                change(unit, row);
                row.Version++;
                unit.Append(new LedgerEvent($"{kind}.changed", kind, row.Id, row.Version, new { sharing = (int)from.Sharing, owner = from.Owner, team = from.Team }));
                return row;
            },
            cancellationToken);
    }

    /// <summary>Deletes a row after <paramref name="last"/> had its say.</summary>
    public async Task DeleteAsync(Scope scope, Guid id, Action<Unit, T>? last, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        SharedAccess.Of(await GetAsync(scope, id, cancellationToken)).RequireWrite(scope, permission);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = Load(unit, scope, id);
                last?.Invoke(unit, row);
                unit.Db.Set<T>().Remove(row);
                unit.Append(new LedgerEvent($"{kind}.deleted", kind, id, row.Version + 1));
            },
            cancellationToken);
    }

    private T Load(Unit unit, Scope scope, Guid id)
    {
        var row = unit.Db.Set<T>().FirstOrDefault(s => s.Workspace == unit.Workspace && s.Id == id);
        if (row is null || !SharedAccess.Of(row).Shows(scope)) throw new NotFoundRefusal();
        SharedAccess.Of(row).RequireWrite(scope, permission);
        return row;
    }

    private async Task CheckAsync(Scope scope, SharedAccess access, CancellationToken cancellationToken)
    {
        access.RequireWrite(scope, permission);
        if (access is not { Sharing: Sharing.Team, Team: { } team }) return;
        using var session = store.Read();
        if (!(await people.TeamsAsync(session, scope.Workspace, [team], cancellationToken)).ContainsKey(team)) throw new InvalidRefusal("teamId", "unknownTeam", "There is no such team.");
    }
}
