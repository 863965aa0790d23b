using Heed.Conversations.Public;

namespace Heed.Metrics.Folding;

/// <summary>An event of the ledger as the fold takes it.</summary>
/// <param name="At">When it happened.</param>
internal sealed record Step(StepKind Kind, DateTimeOffset At)
{
    /// <summary>Who spoke, who has it now, who had it when it was rated.</summary>
    public Guid? Person { get; init; }

    public Guid? Team { get; init; }

    public Handler Handler { get; init; }

    /// <summary>The queue that was entered or left.</summary>
    public Guid? Queue { get; init; }

    /// <summary>Of a queue: how long a wait is still in target, in seconds.</summary>
    public int TargetSeconds { get; init; } = Fold.UsualTargetSeconds;

    /// <summary>Of a queue: it came in like a letter, whose writer does not wait at the window.</summary>
    public bool Letter { get; init; }

    /// <summary>Of who left the queue: when they had gone; null when it was not told.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>The id of a rating.</summary>
    public Guid Subject { get; init; }

    public int Score { get; init; }
}
