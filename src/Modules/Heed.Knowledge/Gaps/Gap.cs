namespace Heed.Knowledge.Gaps;

/// <summary>Questions that mean the same and were not answered. Its words are those of the misses in it: it has none of its own.</summary>
internal sealed class Gap
{
    internal const string LiveKind = "knowledgeGap";

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public GapState State { get; set; }

    public Guid? Brand { get; set; }

    /// <summary>The entry that was drafted from it or that took it in.</summary>
    public Guid? Entry { get; set; }

    /// <summary>JSON array of the wordings that were added to the entry, so that it can be undone.</summary>
    public string Added { get; set; } = "[]";

    public DateTimeOffset FirstAt { get; set; }

    public DateTimeOffset LastAt { get; set; }
}
