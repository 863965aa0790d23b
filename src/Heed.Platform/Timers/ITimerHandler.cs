using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Timers;

/// <summary>
/// What happens when a durable timer of a kind is due. The timer row is taken in the same transaction as the effect,
/// so each fires exactly once; the condition is re-checked there, because the world has moved on since it was set.
/// </summary>
public interface ITimerHandler
{
    /// <summary>Kind of the timers handled.</summary>
    string Kind { get; }

    /// <summary>Applies the effect inside the unit that takes the timer. Reads what it needs through the unit.</summary>
    void Fire(Unit unit, DueTimer timer);
}
