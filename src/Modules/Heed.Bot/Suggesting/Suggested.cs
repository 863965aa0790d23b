namespace Heed.Bot.Suggesting;

/// <summary>A proposal an agent used: what it came from and how it was sent.</summary>
internal sealed class Suggested
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public Guid Conversation { get; set; }

    /// <summary>Entry of the knowledge, or canned reply.</summary>
    public Guid Source { get; set; }

    /// <summary>True when it was changed before it was sent.</summary>
    public bool Edited { get; set; }

    public Guid? By { get; set; }

    public DateTimeOffset At { get; set; }
}
