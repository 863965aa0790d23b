using Heed.Platform.Blobs;
using Heed.Platform.Timers;

namespace Heed.Knowledge.Imports;

/// <summary>Lets a file go a week after it was brought.</summary>
internal sealed class ForgottenImport(IBlobs blobs) : ITimerHandler
{
    internal const string TimerKind = "knowledge.import";

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer) => Forget(unit, blobs, timer.Key);

    internal static void Forget(Unit unit, IBlobs blobs, Guid id)
    {
        if (unit.Db.Set<Import>().Find(unit.Workspace, id)?.Blob is { } sha) blobs.DropReference(unit, sha, ImportDesk.BlobOwner, id);
        unit.Execute($"delete from knowledge_imports where workspace = {unit.Workspace} and id = {id}");
        unit.ClearTimer(TimerKind, id);
    }
}
