using Heed.Kernel;

namespace Heed.Customers.Tags;

/// <summary>A word that sorts customers.</summary>
internal sealed class Tag
{
    public const int MaxName = 60;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; } = 1;

    public required string Name { get; set; }

    public required string Color { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
