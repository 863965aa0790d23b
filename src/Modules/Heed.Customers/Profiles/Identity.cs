using Heed.Kernel;

namespace Heed.Customers.Profiles;

/// <summary>A customer's address on one channel. Unique per (workspace, channel, address): it decides who somebody is.</summary>
internal sealed class Identity
{
    public const int MaxChannel = 40;
    public const int MaxAddress = 320;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public Guid Customer { get; init; }

    public required string Channel { get; init; }

    public required string Address { get; init; }

    public bool Verified { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
