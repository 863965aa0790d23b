namespace Heed.Webhooks.Hooks;

/// <summary>An address of another system that is told what happens.</summary>
internal sealed class Webhook
{
    public const int MaxName = 80;
    public const int MaxDescription = 500;

    /// <summary>So many in one workspace at most.</summary>
    public const int Most = 50;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; } = 1;

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public required string Url { get; set; }

    /// <summary>JSON array of names from <see cref="EventTypes"/>; null for all of them.</summary>
    public string? Events { get; set; }

    /// <summary>JSON array of brands; null for all of them.</summary>
    public string? Brands { get; set; }

    public bool Enabled { get; set; } = true;

    /// <summary>Why it does not run.</summary>
    public Pause Pause { get; set; }

    /// <summary>Nothing has been taken since; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Nothing is sent before: a receiver that is down is asked now and then, not with everything that waits.</summary>
    public DateTimeOffset? RestUntil { get; set; }

    /// <summary>Until when the secret before the current one signs too.</summary>
    public DateTimeOffset? RotatingUntil { get; set; }

    public Guid? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Events before it, or before it was switched on again, are not for it.</summary>
    public DateTimeOffset Since { get; set; }
}
