using Heed.Kernel;

namespace Heed.Accounts.Brands;

/// <summary>A merchant inside a workspace.</summary>
internal sealed class Brand
{
    public const string DefaultColor = "#3451d1";

    public WorkspaceId Workspace { get; init; }
    public Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Color { get; set; }
    public bool Archived { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; set; } = 1;

    public BrandRow ToRow() => new(Id, Name, Color, Archived);
}
