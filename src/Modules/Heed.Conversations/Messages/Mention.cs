using Heed.Kernel;

namespace Heed.Conversations.Messages;

/// <summary>Somebody was mentioned; a mention of a team makes one row for each member.</summary>
internal sealed class Mention
{
    public WorkspaceId Workspace { get; set; }

    public Guid Person { get; set; }

    public Guid Message { get; set; }

    public Guid Conversation { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? ReadAt { get; set; }
}
