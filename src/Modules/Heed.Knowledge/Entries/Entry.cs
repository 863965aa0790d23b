namespace Heed.Knowledge.Entries;

/// <summary>A question with its answers. What customers read and what is being written lie beside each other.</summary>
internal sealed class Entry
{
    internal const string LiveKind = "knowledgeEntry";

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public EntryStatus Status { get; set; }

    public EntryOrigin Origin { get; set; }

    /// <summary>Brand it is for; null for all.</summary>
    public Guid? Brand { get; set; }

    public Guid? Category { get; set; }

    /// <summary>Who answers for it.</summary>
    public Guid? Owner { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>JSON of the content customers get; null when it is not published.</summary>
    public string? Published { get; set; }

    /// <summary>Number of the version that is published.</summary>
    public int PublishedNumber { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public Guid? PublishedBy { get; set; }

    /// <summary>Number of the newest version there ever was.</summary>
    public int LastNumber { get; set; }

    /// <summary>JSON of what is being written; null when that is what is published.</summary>
    public string? Draft { get; set; }

    public DateTimeOffset? DraftAt { get; set; }

    public Guid? DraftBy { get; set; }

    /// <summary>JSON of the content to publish at <see cref="PublishAt"/>, as it was when that was decided.</summary>
    public string? Scheduled { get; set; }

    public DateTimeOffset? PublishAt { get; set; }

    public Guid? ScheduledBy { get; set; }

    public string? ScheduledNote { get; set; }

    public ReviewState Review { get; set; }

    public Guid? Reviewer { get; set; }

    public Guid? RequestedBy { get; set; }

    public DateTimeOffset? RequestedAt { get; set; }

    public string? ReviewNote { get; set; }

    public string? ReviewComment { get; set; }

    /// <summary>The rest is taken from the content, for lists: the draft's when there is one.</summary>
    public string Question { get; set; } = "";

    public string Language { get; set; } = "";

    /// <summary>Who gets to read the published content, or the draft when nothing is published.</summary>
    public Audience Audience { get; set; }

    public int VariantCount { get; set; }

    /// <summary>Languages and channels of the answers, with spaces between.</summary>
    public string AnswerLanguages { get; set; } = "";

    public string AnswerChannels { get; set; } = "";

    /// <summary>Question and variants, for the list's filter.</summary>
    public string Wordings { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>What is being written, or else what is published.</summary>
    public string Current => Draft ?? Published!;
}
