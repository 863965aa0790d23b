namespace Heed.Knowledge.Learning;

/// <summary>Words of a customer and what answered them, personal data masked.</summary>
internal sealed class Heard
{
    internal const int MaxQuestion = 200;
    internal const int MaxAnswer = 4_000;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public string Question { get; set; } = "";

    /// <summary>What the agent answered; empty for wordings that an entry answered.</summary>
    public string Answer { get; set; } = "";

    public string Language { get; set; } = "";

    public Guid? Brand { get; set; }

    /// <summary>The entry it speaks for.</summary>
    public Guid? Entry { get; set; }

    public HeardSource Source { get; set; }

    public HeardState State { get; set; }

    /// <summary>How much speaks for it, 0 to 100.</summary>
    public int Quality { get; set; }

    public Guid? Conversation { get; set; }

    public Guid? Customer { get; set; }

    public DateTimeOffset At { get; set; }
}
