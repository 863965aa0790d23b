using System.Text.Json;
using Heed.Conversations.Files;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Heed.Platform.Web;

namespace Heed.Conversations.Canned;

/// <summary>Files of canned replies: taken from uploads when saved, copied into new uploads when used. The content lies there once.</summary>
internal sealed class CannedFiles(IBlobs blobs, FileLinks links)
{
    private const string OwnerKind = "conversations.canned";

    /// <summary>The files that the reply is to have: kept ones by id, and uploads of the actor.</summary>
    /// <exception cref="InvalidRefusal">One of them is neither.</exception>
    public string Take(Unit unit, string current, IReadOnlyList<Guid> wanted)
    {
        var kept = Read(current);
        var next = new List<CannedFile>();
        foreach (var id in wanted.Distinct()) next.Add(kept.FirstOrDefault(f => f.Id == id) ?? Adopt(unit, id));
        foreach (var gone in kept.Where(f => next.All(n => n.Id != f.Id))) blobs.DropReference(unit, gone.Sha256, OwnerKind, gone.Id);
        return JsonSerializer.Serialize(next, HeedJson.Options);
    }

    /// <summary>Lets the files go with their reply.</summary>
    public void Drop(Unit unit, string current)
    {
        foreach (var file in Read(current)) blobs.DropReference(unit, file.Sha256, OwnerKind, file.Id);
    }

    /// <summary>New uploads of the actor with the same content, as if just chosen.</summary>
    public IReadOnlyList<Guid> Copy(Unit unit, string json)
    {
        var copies = new List<Guid>();
        foreach (var file in Read(json))
        {
            var id = Ids.New(unit.Now);
            blobs.AddReference(unit, new Blob(file.Sha256, file.Size), FileDesk.OwnerKind, id);
            unit.Execute($"""
                insert into conversations_files (workspace, id, place, name, content_type, size, sha256, width, height, uploader_kind, uploader, created_at)
                values ({unit.Workspace}, {id}, {0}, {file.Name}, {file.ContentType}, {file.Size}, {file.Sha256}, {file.Width}, {file.Height}, {unit.Actor.Kind}, {unit.Actor.Id}, {unit.Now})
                """);
            unit.SetTimer(UnusedFiles.TimerKind, id, unit.Now.AddDays(1));
            copies.Add(id);
        }

        return copies;
    }

    /// <summary>The copies as an upload's answer shows them.</summary>
    public IReadOnlyList<FileRow> Rows(WorkspaceId workspace, string json, IReadOnlyList<Guid> copies) =>
        [.. Read(json).Zip(copies, (f, id) => new FileRow(id, f.Name, f.ContentType, f.Size, links.Link(workspace, id, f.Name), f.Width, f.Height))];

    internal static IReadOnlyList<CannedFile> Read(string json) => JsonSerializer.Deserialize<List<CannedFile>>(json, HeedJson.Options)!;

    private CannedFile Adopt(Unit unit, Guid id)
    {
        var file = unit.First(
            $"""
            select name, content_type, size, sha256, width, height from conversations_files
            where workspace = {unit.Workspace} and id = {id} and message is null and uploader_kind = {unit.Actor.Kind} and uploader = {unit.Actor.Id}
            """,
            r => new CannedFile(id, r.Text(0), r.Text(1), r.Long(2), r.Text(3), r.IntOrNull(4), r.IntOrNull(5)))
            ?? throw new InvalidRefusal("fileIds", "unknownFile", "A file is not there, or already part of another message.");
        blobs.AddReference(unit, new Blob(file.Sha256, file.Size), OwnerKind, id);
        blobs.DropReference(unit, file.Sha256, FileDesk.OwnerKind, id);
        unit.Execute($"delete from conversations_files where workspace = {unit.Workspace} and id = {id}");
        return file;
    }
}
