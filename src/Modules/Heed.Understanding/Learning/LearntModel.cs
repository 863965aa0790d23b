namespace Heed.Understanding.Learning;

/// <summary>What the workspace learnt at one time. The last few are kept, so that one can go back.</summary>
internal sealed class LearntModel
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 5;

    public WorkspaceId Workspace { get; init; }

    /// <summary>Ascending from 1.</summary>
    public long Number { get; init; }

    /// <summary>The ledger's seq up to which changes of intents are in it.</summary>
    public long Through { get; init; }

    public DateTimeOffset At { get; init; }

    public int Intents { get; init; }

    public int Examples { get; init; }

    /// <summary>How long the training took, in milliseconds.</summary>
    public int Milliseconds { get; init; }

    /// <summary>Thousandths of the workspace's tests told rightly when it was learnt; null without tests.</summary>
    public int? Score { get; init; }

    /// <summary>How many tests there were.</summary>
    public int Tests { get; init; }

    /// <summary>Thousandths of the same tests that the model in use then told rightly; null without tests, or without a model before.</summary>
    public int? Before { get; init; }

    /// <summary>Why it was not put into use by itself.</summary>
    public HoldReason Held { get; init; }

    /// <summary>The saved classifier; null when there is nothing to tell apart.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Whether it is the one that is asked.</summary>
    public bool Active { get; set; }
}
