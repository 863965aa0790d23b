using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Accounts.ViewAs;

/// <summary>Ends a look through another's eyes when its hour is over.</summary>
internal sealed class ViewingTimer(ViewingRows viewings) : ITimerHandler
{
    public string Kind => ViewingRows.Timer;

    public void Fire(Unit unit, DueTimer timer) => viewings.End(unit, Scope.System(unit.Workspace), timer.Key, "time");
}
