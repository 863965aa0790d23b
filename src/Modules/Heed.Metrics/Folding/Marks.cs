namespace Heed.Metrics.Folding;

/// <summary>What is true of a measured fact. The bits are stored.</summary>
[Flags]
internal enum Marks
{
    None = 0,

    /// <summary>Wait: a person took it within the queue's target.</summary>
    InTarget = 1,

    /// <summary>Wait: the customer went before anybody came.</summary>
    Abandoned = 2,

    /// <summary>Responses and waits: the bot had it before.</summary>
    AfterBot = 4,

    /// <summary>Resolved: opened again later.</summary>
    Reopened = 8,

    /// <summary>Resolved: had gone from one person or team to another.</summary>
    Transferred = 16,

    /// <summary>Resolved: a promise of time had made a step necessary.</summary>
    Escalated = 32,

    /// <summary>Resolved: the customer did not come back within seven days.</summary>
    FirstContact = 64,

    /// <summary>Resolved: no person had answered or had it.</summary>
    ByBot = 128,

    /// <summary>Satisfaction: 4 or 5.</summary>
    Satisfied = 256,
}
