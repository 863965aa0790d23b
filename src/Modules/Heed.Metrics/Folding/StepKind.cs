namespace Heed.Metrics.Folding;

/// <summary>What happened to a conversation, as far as anything is measured by it.</summary>
internal enum StepKind
{
    Began,
    CustomerWrote,

    /// <summary>The customer's mail program answered by itself: it is a message, and waits for no answer.</summary>
    MachineWrote,
    PersonWrote,
    BotWrote,

    /// <summary>A note, or a line that says what was done: somebody works on it.</summary>
    Touched,
    Assigned,
    Snoozed,
    Woken,
    Resolved,
    Reopened,
    QueueEntered,
    Abandoned,

    /// <summary>It stands in the queue no more, for a reason that is nobody's wait.</summary>
    Withdrawn,
    Escalated,
    Rated,
    RatingChanged,
    Merged,
    Separated,
    Spam,
    NotSpam,
}
