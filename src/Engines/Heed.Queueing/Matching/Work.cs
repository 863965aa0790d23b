namespace Heed.Queueing.Matching;

/// <summary>A piece of work that waits for an agent. Instants are UTC microseconds since 1970.</summary>
public sealed record Work
{
    /// <summary>Names the work; entering the same id again while it is known does nothing.</summary>
    public required Guid Id { get; init; }

    /// <summary>The line it stands in; made known by <see cref="QueueEngine.SetQueue"/> before.</summary>
    public required Guid Queue { get; init; }

    /// <summary>What it is: decides its load.</summary>
    public WorkKind Kind { get; init; }

    /// <summary>When the customer began to wait: the place in the line, kept when work comes back or is handed on. An instant to come counts as now.</summary>
    public required long Entered { get; init; }

    /// <summary>Skills the agent must have, each once.</summary>
    public IReadOnlyList<SkillNeed> Skills { get; init; } = [];

    /// <summary>Language the agent must speak (BCP 47), or null.</summary>
    public string? Language { get; init; }

    /// <summary>Minutes of advance.</summary>
    public BonusParts Bonus { get; init; }

    /// <summary>The agent it should go to, or null.</summary>
    public Preference? Preference { get; init; }

    /// <summary>Until when an answer is promised, or null: shortly before (<see cref="QueueRules.RiskSeconds"/>) the work moves ahead.</summary>
    public long? Due { get; init; }
}
