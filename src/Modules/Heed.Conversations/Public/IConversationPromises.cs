using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>What whoever keeps promises of time reads and writes on conversations, inside a unit.</summary>
public interface IConversationPromises
{
    /// <summary>The conversation as it stands; null when it is gone.</summary>
    ConversationState? State(Unit unit, Guid conversation);

    /// <summary>As <see cref="State"/>, before a unit.</summary>
    Task<ConversationState?> StateAsync(ReadSession session, Heed.Kernel.WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken);

    /// <summary>Shows the nearest promise in lists, or none. It is no change of the conversation: its version stays.</summary>
    void SetDue(Unit unit, Guid conversation, ConversationDue? due);

    /// <summary>Raises the priority; one that is as urgent already stays.</summary>
    void Raise(Unit unit, Guid conversation, Priority priority);

    /// <summary>Open conversations in the order of their ids, after one of them.</summary>
    Task<IReadOnlyList<Guid>> OpenAsync(ReadSession session, Heed.Kernel.WorkspaceId workspace, Guid after, int limit, CancellationToken cancellationToken);
}
