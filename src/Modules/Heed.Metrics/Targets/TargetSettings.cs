namespace Heed.Metrics.Targets;

/// <summary>The targets of a workspace; absent until somebody sets one.</summary>
internal sealed class TargetSettings
{
    public WorkspaceId Workspace { get; set; }

    public long Version { get; set; } = 1;

    /// <summary>A list of <see cref="Public.MetricTarget"/>, as JSON.</summary>
    public string Items { get; set; } = "[]";
}
