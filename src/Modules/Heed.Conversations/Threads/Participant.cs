using Heed.Kernel;

namespace Heed.Conversations.Threads;

/// <summary>Somebody who takes part without being the assignee: sees the conversation whatever the role's visibility.</summary>
internal sealed class Participant
{
    public WorkspaceId Workspace { get; set; }

    public Guid Person { get; set; }

    public Guid Conversation { get; set; }
}
