namespace Heed.Understanding.TestSets;

/// <summary>A named set of tests. Tests of no named set make up the general one, whose row is only there for its settings.</summary>
internal sealed class TestSet
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxName = 80;

    /// <summary>Most sets of a workspace.</summary>
    public const int Most = 50;

    /// <summary>Under this id the general set is known.</summary>
    public static readonly Guid General = Guid.Empty;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    /// <summary>Empty for the general set.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether it must pass before something is published.</summary>
    public bool Required { get; set; }

    /// <summary>From this share of rightly told tests on it passes, in per cent.</summary>
    public int Least { get; set; } = 90;

    public long Version { get; set; } = 1;

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was taken away, with its tests; for a day it can be put back. Null while it stands.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
