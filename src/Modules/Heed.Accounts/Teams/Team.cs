using Heed.Kernel;

namespace Heed.Accounts.Teams;

/// <summary>People who share a share of the work.</summary>
internal sealed class Team
{
    public WorkspaceId Workspace { get; init; }
    public Guid Id { get; init; }
    public required string Name { get; set; }
    public Guid? Brand { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; set; } = 1;
}
