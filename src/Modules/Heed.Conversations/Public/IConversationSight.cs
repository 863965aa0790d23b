using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Who may see a conversation, for modules that keep something of their own about it.</summary>
public interface IConversationSight
{
    /// <summary>The rule as a condition over <c>conversations_conversations c</c>, for one query that joins it.</summary>
    SqlText Filter(Scope scope);

    /// <summary>The rule for each of these conversations as it is now; ids that are gone are absent.</summary>
    Task<IReadOnlyDictionary<Guid, Predicate<Scope>>> RulesAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken);
}
