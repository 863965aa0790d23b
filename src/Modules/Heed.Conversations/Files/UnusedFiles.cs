using Heed.Platform.Blobs;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Files;

/// <summary>Drops an upload that no message has taken.</summary>
internal sealed class UnusedFiles(IBlobs blobs) : ITimerHandler
{
    internal const string TimerKind = "conversations.unusedFile";

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer)
    {
        var sha = unit.First($"select sha256 from conversations_files where workspace = {unit.Workspace} and id = {timer.Key} and message is null", r => r.Text(0));
        if (sha is null) return;
        unit.Execute($"delete from conversations_files where workspace = {unit.Workspace} and id = {timer.Key}");
        blobs.DropReference(unit, sha, FileDesk.OwnerKind, timer.Key);
    }
}
