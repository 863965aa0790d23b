using Heed.Platform.Timers;

namespace Heed.Routing.CallBacks;

/// <summary>A call-back's time has come.</summary>
internal sealed class CallBackTimer(CallBackDesk desk) : ITimerHandler
{
    public string Kind => CallBackDesk.TimerKind;

    public void Fire(Unit unit, DueTimer timer) => desk.Due(unit, timer.Key);
}
