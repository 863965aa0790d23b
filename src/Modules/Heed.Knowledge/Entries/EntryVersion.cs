namespace Heed.Knowledge.Entries;

/// <summary>A version that was published once.</summary>
internal sealed class EntryVersion
{
    public WorkspaceId Workspace { get; set; }

    public Guid Entry { get; set; }

    public int Number { get; set; }

    /// <summary>JSON of the content.</summary>
    public string Content { get; set; } = "";

    public DateTimeOffset At { get; set; }

    /// <summary>Who published it; null for a timer or the system.</summary>
    public Guid? PublishedBy { get; set; }

    public string? Note { get; set; }

    /// <summary>Characters that came and went since the version before.</summary>
    public int Added { get; set; }

    public int Removed { get; set; }
}
