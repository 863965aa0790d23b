using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Settings;

/// <summary>Reads and edits rows of one kind of setting: versions, events, entries of the audit log and refusals in one place.</summary>
internal sealed class SettingDesk<T>(IStore store, IAudit audit, string kind)
    where T : class, ISetting, new()
{
    /// <summary>All rows of the workspace; settings are few.</summary>
    public async Task<List<T>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<T>().Where(s => s.Workspace == workspace).OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).Take(2000).ToListAsync(cancellationToken);
    }

    /// <exception cref="NotFoundRefusal">There is no such row.</exception>
    public async Task<T> GetAsync(WorkspaceId workspace, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<T>().FirstOrDefaultAsync(s => s.Workspace == workspace && s.Id == id, cancellationToken) ?? throw new NotFoundRefusal();
    }

    /// <summary>Adds a row that <paramref name="fill"/> completes.</summary>
    public Task<T> CreateAsync(Scope scope, Action<Unit, T> fill, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var row = new T { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Version = 1, CreatedAt = unit.Now };
            fill(unit, row);
            unit.Db.Set<T>().Add(row);
            unit.Append(new LedgerEvent($"{kind}.created", kind, row.Id, row.Version));
            audit.Write(unit, scope, $"{kind}.created", kind, row.Id);
            return row;
        },
        cancellationToken);

    /// <summary>Changes a row; the expected version is that of the caller's If-Match.</summary>
    public Task<T> ChangeAsync(Scope scope, Guid id, long? expected, Action<Unit, T> change, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var row = unit.Db.Set<T>().FirstOrDefault(s => s.Workspace == unit.Workspace && s.Id == id) ?? throw new NotFoundRefusal();
            Versions.Require(expected, row.Version);
            change(unit, row);
            row.Version++;
            unit.Append(new LedgerEvent($"{kind}.changed", kind, row.Id, row.Version));
            audit.Write(unit, scope, $"{kind}.changed", kind, row.Id);
            return row;
        },
        cancellationToken);

    /// <summary>Deletes a row after <paramref name="check"/> had its say.</summary>
    public Task DeleteAsync(Scope scope, Guid id, Action<Unit, T> check, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var row = unit.Db.Set<T>().FirstOrDefault(s => s.Workspace == unit.Workspace && s.Id == id) ?? throw new NotFoundRefusal();
            check(unit, row);
            unit.Db.Set<T>().Remove(row);
            unit.Append(new LedgerEvent($"{kind}.deleted", kind, id, row.Version + 1));
            audit.Write(unit, scope, $"{kind}.deleted", kind, id);
        },
        cancellationToken);
}
