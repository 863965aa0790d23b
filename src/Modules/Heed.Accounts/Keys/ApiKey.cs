using Heed.Kernel;

namespace Heed.Accounts.Keys;

/// <summary>A key with which a program acts in a workspace. The secret is shown once and kept as a hash.</summary>
internal sealed class ApiKey
{
    public WorkspaceId Workspace { get; init; }
    public Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Prefix { get; init; }
    public required string SecretHash { get; init; }
    public Guid Role { get; set; }
    public string? Brands { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public Guid? CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; set; } = 1;
}
