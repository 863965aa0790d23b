namespace Heed.Understanding.Intents;

/// <summary>A way customers say it: typed by a person of the team, or a customer's own words that an agent sorted. A row without intent teaches what is none of them.</summary>
internal sealed class IntentExample
{
    /// <summary>Longest example, in characters: what somebody wants stands at the top.</summary>
    public const int MaxText = 1_000;

    /// <summary>Most examples of a workspace.</summary>
    public const int Most = 50_000;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    /// <summary>Null: it belongs to no intent (out of scope).</summary>
    public Guid? Intent { get; set; }

    public required string Text { get; set; }

    /// <summary>Whose words they are; null for typed ones.</summary>
    public Guid? Customer { get; set; }

    /// <summary>Only asked in a bench run, never learnt from.</summary>
    public bool Held { get; set; }

    /// <summary>Of a test: the named set it belongs to; null for the general one.</summary>
    public Guid? TestSet { get; set; }

    /// <summary>The message they were said in; null for typed ones.</summary>
    public Guid? Message { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When it was taken away: counted nowhere from then on, and gone for good a day later. Null while it stands.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
