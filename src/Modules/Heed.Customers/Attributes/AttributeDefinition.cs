using System.Text.Json;
using Heed.Kernel;

namespace Heed.Customers.Attributes;

/// <summary>A typed field that the workspace adds to its customers. Key and type never change, so that stored values stay valid.</summary>
internal sealed class AttributeDefinition
{
    public const int MaxKey = 40;
    public const int MaxName = 80;
    public const int MaxChoices = 100;
    public const int MaxChoice = 100;
    public const int MaxPerWorkspace = 100;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; } = 1;

    public required string Key { get; init; }

    public required string Name { get; set; }

    public AttributeKind Kind { get; init; }

    public bool Required { get; set; }

    /// <summary>JSON array of the values of a choice; null for other types.</summary>
    public string? Choices { get; set; }

    public string? Pattern { get; set; }

    /// <summary>Where it stands in forms, ascending.</summary>
    public int Place { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public IReadOnlyList<string>? ChoiceList() => Choices is null ? null : JsonSerializer.Deserialize<List<string>>(Choices);
}
