using Heed.Kernel;

namespace Heed.Accounts.Audit;

/// <summary>One entry of a workspace's audit log, chained to the one before by its hash.</summary>
internal sealed class AuditEntry
{
    public WorkspaceId Workspace { get; init; }
    public long Seq { get; init; }
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public ActorKind ActorKind { get; init; }
    public Guid? Actor { get; init; }
    public required string Action { get; init; }
    public string? TargetKind { get; init; }
    public Guid? Target { get; init; }
    public string? Address { get; init; }
    public string? Facts { get; init; }
    public required string Hash { get; init; }
}
