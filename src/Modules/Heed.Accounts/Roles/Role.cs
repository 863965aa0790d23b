using Heed.Kernel;

namespace Heed.Accounts.Roles;

/// <summary>A named set of permissions.</summary>
internal sealed class Role
{
    public WorkspaceId Workspace { get; init; }
    public Guid Id { get; init; }

    /// <summary>For a built-in role its key, which clients put into words.</summary>
    public required string Name { get; set; }
    public bool BuiltIn { get; init; }

    /// <summary>JSON list of names. Of a built-in role, empty: what it allows is written in <see cref="BuiltInRoles"/>.</summary>
    public required string Permissions { get; set; }
    public Visibility Visibility { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; set; } = 1;
}
