using Heed.Kernel;

namespace Heed.Accounts.Workspaces;

/// <summary>A workspace as stored. Its number is given once and never again.</summary>
internal sealed class Workspace
{
    public WorkspaceId Id { get; init; }
    public required string Name { get; set; }
    public required string Language { get; set; }
    public required string TimeZone { get; set; }
    public bool IsDemo { get; set; }
    /// <summary>From when on nobody gets in without a second factor; null: never.</summary>
    public DateTimeOffset? SecondFactorFrom { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; set; } = 1;

    /// <summary>The id under which its changes stand in the ledger, where every entity has a UUID.</summary>
    public static Guid EntityOf(WorkspaceId id) => Ids.FromParts("workspace", id.ToString());

    public WorkspaceRow ToRow() => new(Id, Name, Language, TimeZone, IsDemo, CreatedAt);
}
