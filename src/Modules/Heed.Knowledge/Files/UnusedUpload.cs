using Heed.Platform.Blobs;
using Heed.Platform.Timers;

namespace Heed.Knowledge.Files;

/// <summary>Drops an upload that no entry has taken.</summary>
internal sealed class UnusedUpload(IBlobs blobs) : ITimerHandler
{
    internal const string TimerKind = "knowledge.unusedUpload";

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer)
    {
        var sha = unit.First($"select sha256 from knowledge_files where workspace = {unit.Workspace} and id = {timer.Key} and entry is null", r => r.Text(0));
        if (sha is null) return;
        unit.Execute($"delete from knowledge_files where workspace = {unit.Workspace} and id = {timer.Key}");
        blobs.DropReference(unit, sha, EntryFiles.OwnerKind, timer.Key);
    }
}
