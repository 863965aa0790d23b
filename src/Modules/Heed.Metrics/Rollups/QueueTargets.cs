using Heed.Metrics.Folding;
using Heed.Routing.Public;

namespace Heed.Metrics.Rollups;

/// <summary>What queues promise.</summary>
internal sealed class QueueTargets(IQueueBook queues)
{
    /// <summary>How long a wait in the queue is still in target, in seconds; the usual target for one that is gone.</summary>
    public int TargetSeconds(Unit unit, Guid queue) => queues.List(unit).FirstOrDefault(q => q.Id == queue)?.Terms.TargetSeconds ?? Fold.UsualTargetSeconds;
}
