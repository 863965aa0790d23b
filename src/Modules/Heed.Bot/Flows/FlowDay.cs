namespace Heed.Bot.Flows;

/// <summary>How often a node of a flow was passed in one way on one day (UTC).</summary>
internal sealed class FlowDay
{
    public WorkspaceId Workspace { get; set; }

    public Guid Flow { get; set; }

    /// <summary>Days since 1970.</summary>
    public int Day { get; set; }

    public string Node { get; set; } = "";

    /// <summary>As in <see cref="FlowWalk"/>.</summary>
    public string Way { get; set; } = "";

    public int Times { get; set; }
}
