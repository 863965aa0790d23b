using Heed.Kernel;

namespace Heed.Conversations.Messages;

/// <summary>How far an agent has read a conversation.</summary>
internal sealed class Seen
{
    public WorkspaceId Workspace { get; set; }

    public Guid Person { get; set; }

    public Guid Conversation { get; set; }

    public int Position { get; set; }
}
