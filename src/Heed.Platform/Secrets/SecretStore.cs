using System.Text;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Secrets;

/// <summary>Secrets of channels and sign-in providers, encrypted at rest under the master key.</summary>
public sealed class SecretStore(IStore store, MasterKey key)
{
    /// <summary>Stores a secret under a name within the unit's workspace.</summary>
    public void Set(Unit unit, string name, string value)
    {
        var sealedValue = key.Protect(Encoding.UTF8.GetBytes(value), Purpose(unit.Workspace, name));
        unit.Execute($"""
            insert into platform_secrets (workspace, name, key_id, value, at) values ({unit.Workspace}, {name}, {key.CurrentId}, {sealedValue}, {unit.Now})
            on conflict (workspace, name) do update set key_id = excluded.key_id, value = excluded.value, at = excluded.at
            """);
    }

    /// <summary>Stores a secret unless there is one under the name already: whoever comes second keeps the first.</summary>
    public void Add(Unit unit, string name, string value)
    {
        var sealedValue = key.Protect(Encoding.UTF8.GetBytes(value), Purpose(unit.Workspace, name));
        unit.Execute($"""
            insert into platform_secrets (workspace, name, key_id, value, at) values ({unit.Workspace}, {name}, {key.CurrentId}, {sealedValue}, {unit.Now})
            on conflict (workspace, name) do nothing
            """);
    }

    /// <summary>Forgets a secret of the unit's workspace, or of the one named.</summary>
    public void Remove(Unit unit, string name, WorkspaceId? workspace = null) =>
        unit.Execute($"delete from platform_secrets where workspace = {workspace ?? unit.Workspace} and name = {name}");

    /// <summary>The secret, or null when none is stored.</summary>
    public async Task<string?> GetAsync(ReadSession session, WorkspaceId workspace, string name, CancellationToken cancellationToken)
    {
        var row = await session.FirstAsync(
            $"select key_id, value from platform_secrets where workspace = {workspace} and name = {name}",
            r => ((string Key, byte[] Value)?)(r.Text(0), r.Bytes(1)), cancellationToken);
        return row is null ? null : Encoding.UTF8.GetString(key.Unprotect(row.Value.Key, row.Value.Value, Purpose(workspace, name)));
    }

    /// <summary>Encrypts everything again under the current key; the number of secrets changed.</summary>
    public async Task<int> RotateAsync(CancellationToken cancellationToken)
    {
        List<(WorkspaceId Workspace, string Name, string Key, byte[] Value)> old;
        using (var session = store.Read())
        {
            old = await session.QueryAsync(
                $"select workspace, name, key_id, value from platform_secrets where key_id <> {key.CurrentId}",
                r => (new WorkspaceId(r.Int(0)), r.Text(1), r.Text(2), r.Bytes(3)), cancellationToken);
        }

        foreach (var secret in old)
        {
            var purpose = Purpose(secret.Workspace, secret.Name);
            var sealedValue = key.Protect(key.Unprotect(secret.Key, secret.Value, purpose), purpose);
            await store.WriteAsync(
                Scope.System(secret.Workspace),
                unit => unit.Execute($"""
                    update platform_secrets set key_id = {key.CurrentId}, value = {sealedValue}
                    where workspace = {secret.Workspace} and name = {secret.Name} and key_id = {secret.Key}
                    """),
                cancellationToken);
        }

        return old.Count;
    }

    private static string Purpose(WorkspaceId workspace, string name) => $"{workspace}/{name}";
}
