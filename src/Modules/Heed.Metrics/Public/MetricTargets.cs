namespace Heed.Metrics.Public;

/// <summary>The targets of a workspace.</summary>
/// <param name="Version">0 until somebody has set one.</param>
public sealed record MetricTargets(long Version, IReadOnlyList<MetricTarget> Items)
{
    /// <summary>The nearest target that was set for a metric: the queue's, else the team's, else the workspace's; null when there is none.</summary>
    public MetricTarget? Find(string metric, Guid? queue = null, Guid? team = null) =>
        Items.Where(t => t.Metric == metric && (t.QueueId is null || t.QueueId == queue) && (t.TeamId is null || t.TeamId == team))
            .MaxBy(t => t.QueueId is not null ? 2 : t.TeamId is not null ? 1 : 0);
}
