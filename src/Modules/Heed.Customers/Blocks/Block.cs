using Heed.Kernel;

namespace Heed.Customers.Blocks;

/// <summary>An entry of the block list. Unique per (workspace, kind, value).</summary>
internal sealed class Block
{
    public const int MaxReason = 500;
    public const int MaxValue = 320;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; } = 1;

    public BlockKind Kind { get; init; }

    /// <summary>The customer it is about; always set for <see cref="BlockKind.Customer"/>.</summary>
    public Guid? Customer { get; init; }

    /// <summary>Customer id, e-mail address or <c>@domain</c>, network address or range, in one normal form.</summary>
    public required string Value { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
