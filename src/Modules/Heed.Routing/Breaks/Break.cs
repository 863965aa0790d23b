namespace Heed.Routing.Breaks;

/// <summary>A break: asked of the supervisors and granted, or a calm one, taken as a right.</summary>
internal sealed class Break
{
    /// <summary>Kind on the live socket and in the ledger.</summary>
    public const string LiveKind = "break";

    public required WorkspaceId Workspace { get; init; }

    public required Guid Id { get; init; }

    public required Guid Person { get; init; }

    public required BreakState State { get; set; }

    /// <summary>Needs nobody's leave, and ends by itself.</summary>
    public required bool Calm { get; init; }

    public Guid? Reason { get; init; }

    /// <summary>How long it is to take, in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>What the agent said about it.</summary>
    public string Word { get; init; } = "";

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it is to begin, once granted.</summary>
    public DateTimeOffset? From { get; set; }

    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What the supervisor said about it.</summary>
    public string Answer { get; set; } = "";

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public long Version { get; set; } = 1;

    public bool IsOpen => State is BreakState.Asked or BreakState.Planned or BreakState.Running;
}
