namespace Heed.Knowledge.Gaps;

/// <summary>One question that was not answered, in the words of whoever asked.</summary>
internal sealed class Miss
{
    internal const int MaxText = 500;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public string Text { get; set; } = "";

    public Guid? Brand { get; set; }

    public string? Language { get; set; }

    public MissReason Why { get; set; }

    public Guid? Conversation { get; set; }

    public Guid? Customer { get; set; }

    public Guid? Entry { get; set; }

    /// <summary>The gap it belongs to; null until it is grouped.</summary>
    public Guid? Gap { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Seconds that people worked on the conversation; null while it is not known.</summary>
    public int? Handling { get; set; }
}
