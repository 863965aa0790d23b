namespace Heed.Routing.Queues;

/// <summary>A line in which customers wait.</summary>
internal sealed class ServiceQueue
{
    internal const string LiveKind = "queue";
    internal const int MaxName = 80;

    /// <summary>Most queues of a workspace.</summary>
    internal const int Most = 200;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public string Name { get; set; } = "";

    public bool Archived { get; set; }

    public bool IsDefault { get; set; }

    /// <summary>Where it stands in lists, ascending.</summary>
    public int Place { get; set; }

    /// <summary>JSON of <see cref="QueueTerms"/>.</summary>
    public string Terms { get; set; } = "{}";

    public DateTimeOffset CreatedAt { get; set; }
}
