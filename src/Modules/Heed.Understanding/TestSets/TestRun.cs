namespace Heed.Understanding.TestSets;

/// <summary>How a set was told by a model at a time: what its history is made of.</summary>
internal sealed class TestRun
{
    /// <summary>Runs kept of each set.</summary>
    public const int Kept = 60;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    /// <summary>The set; all zeros for the general one.</summary>
    public Guid TestSet { get; init; }

    /// <summary>The model that was asked; 0 when there was none.</summary>
    public long Number { get; init; }

    public DateTimeOffset At { get; init; }

    public int Tests { get; init; }

    public int ToldRight { get; init; }

    /// <summary>Whether a person had it run; false for the one after each learning.</summary>
    public bool ByHand { get; init; }
}
