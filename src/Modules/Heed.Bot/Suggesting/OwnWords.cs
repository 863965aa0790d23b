namespace Heed.Bot.Suggesting;

/// <summary>How agents put an answer in words of their own, personal data masked: often enough, it is offered.</summary>
internal sealed class OwnWords
{
    public WorkspaceId Workspace { get; set; }

    public Guid Source { get; set; }

    /// <summary>Of the text as it is compared.</summary>
    public Guid Hash { get; set; }

    public string Text { get; set; } = "";

    public int Count { get; set; }

    public DateTimeOffset LastAt { get; set; }
}
