using Heed.Platform.Timers;

namespace Heed.Routing.Breaks;

/// <summary>A break begins, ends or lapses by itself.</summary>
internal sealed class BreakTimer : ITimerHandler
{
    public string Kind => BreakBook.TimerKind;

    public void Fire(Unit unit, DueTimer timer) => BreakBook.Due(unit, timer.Key);
}
