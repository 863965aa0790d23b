using Heed.Kernel;

namespace Heed.Conversations.Threads;

internal sealed class ConversationLabel
{
    public WorkspaceId Workspace { get; set; }

    public Guid Label { get; set; }

    public Guid Conversation { get; set; }
}
