namespace Heed.Metrics.Public;

/// <summary>Measures a workspace again from its ledger. The server must not run meanwhile.</summary>
public interface IMetricsRebuild
{
    /// <summary>
    /// Folds every event the ledger still has, and counts all sums anew. Conversations that began before the ledger's oldest event, and those that
    /// are gone, keep the facts they have. Broken off, it is simply run again.
    /// </summary>
    Task<RebuiltMetrics> RunAsync(WorkspaceId workspace, CancellationToken cancellationToken);
}
