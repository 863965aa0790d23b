namespace Heed.Floor.Tiles;

/// <summary>How a workspace has set its floor up; absent until somebody changes it.</summary>
internal sealed class FloorSettings
{
    public WorkspaceId Workspace { get; set; }

    public long Version { get; set; } = 1;

    /// <summary>Tiles in their order, as JSON.</summary>
    public string Tiles { get; set; } = "[]";
}
