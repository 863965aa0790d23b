namespace Heed.Metrics.Public;

/// <summary>What figures should be. Changing a target changes no figure.</summary>
public interface IMetricTargets
{
    /// <summary>The targets that were set.</summary>
    Task<MetricTargets> ReadAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>Sets all of them anew, and writes that into the audit log.</summary>
    /// <param name="expected">The version the caller has seen; null for any.</param>
    /// <exception cref="InvalidRefusal">A metric, a number, a queue or a team is none, or a target is set twice.</exception>
    /// <exception cref="ForbiddenRefusal">The scope may not set the whole workspace's targets.</exception>
    /// <exception cref="StaleRefusal">Somebody else changed them meanwhile.</exception>
    Task<MetricTargets> SetAsync(Scope scope, IReadOnlyList<MetricTarget> targets, long? expected, CancellationToken cancellationToken);
}
