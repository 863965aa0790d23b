using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Transfer.Imports;

/// <summary>Lets go of an import's file a week after it has ended, or after it was left lying.</summary>
internal sealed class ForgottenFiles(ImportFiles files) : ITimerHandler
{
    internal const string TimerKind = "transfer.file";

    /// <summary>How long the file is kept.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer)
    {
        var import = unit.First(
            $"select sha256, state from transfer_imports where workspace = {unit.Workspace} and id = {timer.Key}", r => ((string Sha256, ImportState State)?)(r.Text(0), (ImportState)r.Int(1)));
        if (import is not { } found) return;
        if (found.State == ImportState.Running) unit.SetTimer(TimerKind, timer.Key, unit.Now + Kept);
        else files.Drop(unit, found.Sha256, timer.Key);
    }
}
