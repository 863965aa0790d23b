using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Blobs;

/// <summary>The rows that both forms of blob storage share.</summary>
internal static class BlobRows
{
    private const string Upload = "upload";

    /// <summary>An upload that no row has named by then never will be.</summary>
    private static readonly TimeSpan UploadLasts = TimeSpan.FromHours(1);

    internal static void Add(Unit unit, Blob blob, string ownerKind, Guid owner)
    {
        if (ownerKind != Upload) unit.Execute($"delete from platform_blob_refs where workspace = {unit.Workspace} and sha256 = {blob.Sha256} and owner_kind = {Upload}");
        unit.Execute($"""
            insert into platform_blobs (workspace, sha256, size, at) values ({unit.Workspace}, {blob.Sha256}, {blob.Size}, {unit.Now})
            on conflict (workspace, sha256) do update set at = excluded.at
            """);
        unit.Execute($"""
            insert into platform_blob_refs (workspace, sha256, owner_kind, owner) values ({unit.Workspace}, {blob.Sha256}, {ownerKind}, {owner})
            on conflict (workspace, sha256, owner_kind, owner) do nothing
            """);
    }

    /// <summary>
    /// Holds a content that is on disk and not named by a row yet, so that nobody collects it in between.
    /// </summary>
    internal static void Hold(Unit unit, Blob blob) => Add(unit, blob, Upload, Ids.New(unit.Now));

    internal static void Drop(Unit unit, string sha256, string ownerKind, Guid owner) => unit.Execute($"""
        delete from platform_blob_refs where workspace = {unit.Workspace} and sha256 = {sha256} and owner_kind = {ownerKind} and owner = {owner}
        """);

    /// <summary>Takes the rows of unreferenced blobs away; their contents may go afterwards.</summary>
    internal static List<string> TakeUnreferenced(Unit unit)
    {
        unit.Execute($"""
            delete from platform_blob_refs where workspace = {unit.Workspace} and owner_kind = {Upload}
            and sha256 in (select sha256 from platform_blobs where workspace = {unit.Workspace} and at < {unit.Now - UploadLasts})
            """);
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
