using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Conversations as rows of an export.</summary>
public interface IConversationExport
{
    /// <summary>Conversations that the scope may see, by id; those after <paramref name="after"/>, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<ExportedConversation>> ReadAsync(ReadSession session, Scope scope, Guid? after, int limit, CancellationToken cancellationToken);
}
