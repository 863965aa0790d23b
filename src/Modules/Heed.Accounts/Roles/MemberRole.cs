using Heed.Kernel;

namespace Heed.Accounts.Roles;

/// <summary>A role held by a member, over all brands or some.</summary>
internal sealed class MemberRole
{
    public WorkspaceId Workspace { get; init; }
    public Guid Person { get; init; }
    public Guid Role { get; init; }

    /// <summary>JSON list of brand ids; null for all brands.</summary>
    public string? Brands { get; set; }
}
