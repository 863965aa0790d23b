using Heed.Kernel;

namespace Heed.Conversations.Messages;

/// <summary>How far an agent has read a conversation.</summary>
internal sealed class Seen
{
    public WorkspaceId Workspace { get; set; }

    public Guid Person { get; set; }

    public Guid Conversation { get; set; }

    public int Position { get; set; }

    /// <summary>Marked unread by the person: stays so until the conversation is read again.</summary>
    public bool Marked { get; set; }
}
