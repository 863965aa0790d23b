using Heed.Kernel;

namespace Heed.Accounts.Teams;

/// <summary>That a member belongs to a team.</summary>
internal sealed class TeamMember
{
    public WorkspaceId Workspace { get; init; }
    public Guid Team { get; init; }
    public Guid Person { get; init; }
}
