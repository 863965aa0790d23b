using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Proposes what an agent could answer next. Nothing is ever sent by it.</summary>
public interface IReplySuggester
{
    /// <summary>The best proposals for the conversation as it stands, best first; empty when nothing fits.</summary>
    Task<IReadOnlyList<ReplySuggestion>> SuggestAsync(ReadSession session, Scope scope, ConversationRow conversation, int limit, CancellationToken cancellationToken);
}
