namespace Heed.Knowledge.Meanings;

/// <summary>How far reading the meaning of a workspace's knowledge is.</summary>
internal sealed class MeaningState
{
    public WorkspaceId Workspace { get; init; }

    /// <summary>The model that reads; empty before the first.</summary>
    public string Model { get; set; } = "";

    /// <summary>Length of its vectors; 0 before the first.</summary>
    public int Dimensions { get; set; }

    public long Generation { get; set; }

    /// <summary>Tokens that this model has counted for entries, ever.</summary>
    public long Tokens { get; set; }

    /// <summary>Why it does not go on; null when it does or is done.</summary>
    public MeaningFailure? Failure { get; set; }

    public string? Detail { get; set; }

    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>When it is tried again by itself; null when only a person can mend it.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Attempts { get; set; }

    /// <summary>Forgets what went wrong.</summary>
    public void Mend() => (Failure, Detail, FailedAt, NextAt, Attempts) = (null, null, null, null, 0);

    /// <summary>Another model begins at nothing.</summary>
    public void Begin(string model)
    {
        if (Model == model) return;
        (Model, Dimensions, Tokens) = (model, 0, 0);
        Mend();
    }
}
