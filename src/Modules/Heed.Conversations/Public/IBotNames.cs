using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>What bots are called. The bot implements it; a bot that is gone has no name any more.</summary>
public interface IBotNames
{
    /// <summary>Names by id, of those there are.</summary>
    Task<IReadOnlyDictionary<Guid, string>> OfAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> bots, CancellationToken cancellationToken);
}
