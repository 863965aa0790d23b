namespace Heed.Understanding.Learning;

/// <summary>How a workspace takes what it has learnt. No row: new models go into use by themselves unless they do worse.</summary>
internal sealed class LearningPolicy
{
    public WorkspaceId Workspace { get; init; }

    /// <summary>Whether a person puts each new model into use.</summary>
    public bool ByHand { get; set; }

    public long Version { get; set; } = 1;
}
