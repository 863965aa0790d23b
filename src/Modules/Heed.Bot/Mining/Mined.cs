namespace Heed.Bot.Mining;

/// <summary>A conversation that was looked at for what it teaches.</summary>
internal sealed class Mined
{
    public WorkspaceId Workspace { get; set; }

    public Guid Conversation { get; set; }

    public DateTimeOffset At { get; set; }
}
