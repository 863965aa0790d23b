namespace Heed.Understanding.Intents;

/// <summary>Something customers want, learnt from examples of how they say it.</summary>
internal sealed class Intent
{
    public const string Kind = "intent";

    /// <summary>Most intents of a workspace.</summary>
    public const int Most = 1_000;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; } = 1;

    public required string Name { get; set; }

    /// <summary>What it belongs to, such as "orders"; empty for none.</summary>
    public string Category { get; set; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}
