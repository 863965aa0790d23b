using Heed.Knowledge.Entries;
using Heed.Platform.Blobs;
using Heed.Platform.Timers;

namespace Heed.Knowledge.Files;

/// <summary>Files of entries. A file stays as long as its entry, because old versions may show it; an upload that no entry takes within a day goes.</summary>
internal sealed class EntryFiles(IBlobs blobs)
{
    internal const string OwnerKind = "knowledge.file";

    /// <summary>The files that a content is to have: those it has, those of other contents of the entry, and uploads of the actor.</summary>
    /// <exception cref="InvalidRefusal">One of them is none of these, or there are too many.</exception>
    public IReadOnlyList<EntryFile> Take(Unit unit, Guid entry, IReadOnlyList<EntryFile> current, IReadOnlyList<Guid> wanted)
    {
        if (wanted.Count > EntryRules.MaxFiles) throw new InvalidRefusal("fileIds", "tooMany", $"At most {EntryRules.MaxFiles} files.");
        return [.. wanted.Distinct().Select(id => current.FirstOrDefault(f => f.Id == id) ?? Adopt(unit, entry, id))];
    }

    /// <summary>Keeps a stored content as an upload of the actor.</summary>
    public static EntryFile Keep(Unit unit, IBlobs blobs, Blob blob, string name, string contentType)
    {
        var file = new StoredFile { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = name, ContentType = contentType, Size = blob.Size, Sha256 = blob.Sha256, Uploader = unit.Actor.Id, CreatedAt = unit.Now };
        unit.Db.Set<StoredFile>().Add(file);
        blobs.AddReference(unit, blob, OwnerKind, file.Id);
        unit.SetTimer(UnusedUpload.TimerKind, file.Id, unit.Now.AddDays(1));
        return new EntryFile(file.Id, name, contentType, blob.Size, blob.Sha256);
    }

    /// <summary>Lets all files of an entry go.</summary>
    public void Drop(Unit unit, Guid entry)
    {
        foreach (var file in unit.Db.Set<StoredFile>().Where(f => f.Workspace == unit.Workspace && f.Entry == entry).ToList())
        {
            blobs.DropReference(unit, file.Sha256, OwnerKind, file.Id);
            unit.Db.Set<StoredFile>().Remove(file);
        }
    }

    private static EntryFile Adopt(Unit unit, Guid entry, Guid id)
    {
        var file = unit.Db.Set<StoredFile>().FirstOrDefault(f => f.Workspace == unit.Workspace && f.Id == id && (f.Entry == entry || (f.Entry == null && f.Uploader == unit.Actor.Id)))
            ?? throw new InvalidRefusal("fileIds", "unknownFile", "A file is not there, or belongs to another entry.");
        file.Entry = entry;
        unit.ClearTimer(UnusedUpload.TimerKind, id);
        return new EntryFile(file.Id, file.Name, file.ContentType, file.Size, file.Sha256);
    }
}
