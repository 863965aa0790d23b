using Heed.Platform.Store;

namespace Heed.Platform.Blobs;

/// <summary>The rows that both forms of blob storage share.</summary>
internal static class BlobRows
{
    internal static void Add(Unit unit, Blob blob, string ownerKind, Guid owner)
    {
        unit.Execute($"""
            insert into platform_blobs (workspace, sha256, size, at) values ({unit.Workspace}, {blob.Sha256}, {blob.Size}, {unit.Now})
            on conflict (workspace, sha256) do nothing
            """);
        unit.Execute($"""
            insert into platform_blob_refs (workspace, sha256, owner_kind, owner) values ({unit.Workspace}, {blob.Sha256}, {ownerKind}, {owner})
            on conflict (workspace, sha256, owner_kind, owner) do nothing
            """);
    }

    internal static void Drop(Unit unit, string sha256, string ownerKind, Guid owner) => unit.Execute($"""
        delete from platform_blob_refs where workspace = {unit.Workspace} and sha256 = {sha256} and owner_kind = {ownerKind} and owner = {owner}
        """);

    /// <summary>Takes the rows of unreferenced blobs away; their contents may go afterwards.</summary>
    internal static List<string> TakeUnreferenced(Unit unit)
    {
        var orphans = unit.Query(
            $"""
            select b.sha256 from platform_blobs b where b.workspace = {unit.Workspace}
            and not exists (select 1 from platform_blob_refs r where r.workspace = b.workspace and r.sha256 = b.sha256) limit 200
            """,
            r => r.Text(0));
        foreach (var sha in orphans)
        {
            unit.Execute($"delete from platform_blobs where workspace = {unit.Workspace} and sha256 = {sha}");
            unit.Execute($"delete from platform_blob_chunks where workspace = {unit.Workspace} and sha256 = {sha}");
        }

        return orphans;
    }
}
