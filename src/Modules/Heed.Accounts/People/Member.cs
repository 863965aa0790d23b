using Heed.Kernel;

namespace Heed.Accounts.People;

/// <summary>A person's membership of a workspace.</summary>
internal sealed class Member
{
    public WorkspaceId Workspace { get; init; }
    public Guid Person { get; init; }
    public bool Active { get; set; } = true;

    /// <summary>The name the inviter gave, shown until the person has joined: what an account elsewhere is called is nobody's business.</summary>
    public string? InvitedName { get; set; }
    public DateTimeOffset? InvitedAt { get; set; }
    public DateTimeOffset? JoinedAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; set; } = 1;
}
