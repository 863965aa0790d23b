using Heed.Platform.Store;

namespace Heed.Platform.Timers;

/// <summary>
/// A handler that takes many due timers of one workspace in one unit, with statements over all of them: for kinds of which
/// a hundred thousand may be due in one minute. When such a unit fails, each of its timers is fired in a unit of its own.
/// </summary>
public interface ITimerSetHandler : ITimerHandler
{
    /// <summary>Applies the effects of timers of different keys, in the order in which they were due, inside the unit that takes them all.</summary>
    void Fire(Unit unit, IReadOnlyList<DueTimer> timers);

    void ITimerHandler.Fire(Unit unit, DueTimer timer) => Fire(unit, [timer]);
}
