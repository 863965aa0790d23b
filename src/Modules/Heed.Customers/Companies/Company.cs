using Heed.Kernel;

namespace Heed.Customers.Companies;

/// <summary>An organisation that customers belong to.</summary>
internal sealed class Company
{
    public const int MaxName = 200;
    public const int MaxDomain = 253;
    public const int MaxNote = 4000;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; } = 1;

    public required string Name { get; set; }

    public string? Domain { get; set; }

    public string? Note { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
