using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>What whoever keeps promises of time reads and writes on conversations, inside a unit.</summary>
public interface IConversationPromises
{
    /// <summary>Conversations as they stand, in one question; without those that are gone.</summary>
    IReadOnlyDictionary<Guid, ConversationState> States(Unit unit, IReadOnlyCollection<Guid> conversations);

    /// <summary>One conversation as it stands, before a unit; null when it is gone.</summary>
    Task<ConversationState?> StateAsync(ReadSession session, Heed.Kernel.WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken);

    /// <summary>Shows the nearest promise of each of the conversations in lists, or none. It is no change of the conversation: its version stays.</summary>
    void SetDue(Unit unit, IReadOnlyDictionary<Guid, ConversationDue?> conversations);

    /// <summary>Raises the priority; one that is as urgent already stays.</summary>
    void Raise(Unit unit, Guid conversation, Priority priority);

    /// <summary>Open conversations in the order of their ids, after one of them.</summary>
    Task<IReadOnlyList<Guid>> OpenAsync(ReadSession session, Heed.Kernel.WorkspaceId workspace, Guid after, int limit, CancellationToken cancellationToken);
}
