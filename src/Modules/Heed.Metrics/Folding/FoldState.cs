using Heed.Conversations.Public;

namespace Heed.Metrics.Folding;

/// <summary>What the fold remembers of a conversation between two events. Ids, instants and numbers; stored as JSON.</summary>
internal sealed class FoldState
{
    public DateTimeOffset BeganAt { get; set; }

    public Standings Standing { get; set; }

    public Handler Handler { get; set; }

    public Guid? Agent { get; set; }

    public Guid? Team { get; set; }

    public Guid? Queue { get; set; }

    /// <summary>How long a wait in <see cref="Queue"/> is still in target, in seconds; null before a queue was named.</summary>
    public int? TargetSeconds { get; set; }

    /// <summary>The customer has written at least once.</summary>
    public bool CustomerSpoke { get; set; }

    /// <summary>A person has written after the customer had.</summary>
    public bool Answered { get; set; }

    /// <summary>A person has answered or had it.</summary>
    public bool Touched { get; set; }

    /// <summary>The bot had it at some time.</summary>
    public bool HadBot { get; set; }

    /// <summary>Words of the customer that no person has answered, while it is a person's turn.</summary>
    public DateTimeOffset? OwedSince { get; set; }

    /// <summary>Words of the customer while the bot had it, or while it was resolved: owed once a person's turn comes.</summary>
    public DateTimeOffset? HeardAt { get; set; }

    public DateTimeOffset? QueuedSince { get; set; }

    /// <summary>The wait that ended when it was last taken out of a queue: it goes on when another queue has it at the same instant.</summary>
    public WithdrawnWait? Withdrawn { get; set; }

    /// <summary>The customer left while waiting, and has not come back.</summary>
    public bool Gone { get; set; }

    public DateTimeOffset? BotSince { get; set; }

    /// <summary>Last event of the spell of whoever works on it; null when nobody does.</summary>
    public DateTimeOffset? WorkedAt { get; set; }

    /// <summary>Milliseconds of that spell until then.</summary>
    public long Worked { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>When it was first resolved.</summary>
    public DateTimeOffset? FirstResolvedAt { get; set; }

    public int Transfers { get; set; }

    public int Escalations { get; set; }

    /// <summary>Facts made so far, by kind.</summary>
    public Dictionary<FactKind, int> Numbers { get; init; } = [];

    /// <summary>Where the last messages were counted, by kind: quarter-hour, person.</summary>
    public Dictionary<FactKind, CountedMessages> Messages { get; init; } = [];

    /// <summary>Ratings and their facts.</summary>
    public Dictionary<Guid, int> Ratings { get; init; } = [];
}

/// <summary>The quarter-hour (since 1970), person, team and queue that messages are being counted for.</summary>
internal sealed record CountedMessages(long Quarter, Guid? Agent)
{
    public Guid? Team { get; init; }

    public Guid? Queue { get; init; }
}

/// <summary>A wait that was broken off.</summary>
/// <param name="At">When.</param>
/// <param name="Since">Since when the customer had waited.</param>
internal sealed record WithdrawnWait(DateTimeOffset At, DateTimeOffset Since);
