namespace Heed.Bot.Flows;

/// <summary>A published version of a flow; never changed.</summary>
internal sealed class FlowVersion
{
    public WorkspaceId Workspace { get; set; }

    public Guid Flow { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    public string Document { get; set; } = "";

    public Guid? By { get; set; }

    public DateTimeOffset At { get; set; }
}
