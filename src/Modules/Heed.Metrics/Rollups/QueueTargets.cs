using Heed.Metrics.Folding;

namespace Heed.Metrics.Rollups;

/// <summary>What queues promise.</summary>
internal sealed class QueueTargets
{
    /// <summary>How long a wait in the queue is still in target, in seconds.</summary>
    public int TargetSeconds(Unit unit, Guid queue) => Fold.UsualTargetSeconds;
}
