using Heed.Kernel;

namespace Heed.Conversations.Reminders;

/// <summary>A person's own wish to be told of a conversation at a time. The conversation stays where it is, and nobody else knows.</summary>
internal sealed class Reminder
{
    public WorkspaceId Workspace { get; set; }

    public Guid Person { get; set; }

    public Guid Conversation { get; set; }

    /// <summary>Key of the timer.</summary>
    public Guid Id { get; set; }

    public DateTimeOffset At { get; set; }
}
