using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>
/// Filters as saved views have them (match and conditions), asked of single conversations: for policies and rules that
/// apply to some and not to others. "Me" is nobody.
/// </summary>
public interface IConversationFilters
{
    /// <exception cref="InvalidRefusal">It is no filter, or a field, operator or value has no meaning.</exception>
    Task CheckAsync(ReadSession session, WorkspaceId workspace, string filter, CancellationToken cancellationToken);

    /// <summary>Which filter each of the conversations meets first; without those that meet none or are gone. A filter that no longer has a meaning (its field was deleted) is met by none. One question a filter.</summary>
    IReadOnlyDictionary<Guid, int> FirstMet(Unit unit, IReadOnlyCollection<Guid> conversations, IReadOnlyList<string> filters);

    /// <summary>How many conversations that began since then meet it.</summary>
    Task<int> CountAsync(ReadSession session, WorkspaceId workspace, string filter, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Which of the filters one conversation meets, in one question. A filter that no longer has a meaning is not met.</summary>
    Task<IReadOnlyList<bool>> MetAsync(ReadSession session, WorkspaceId workspace, Guid conversation, IReadOnlyList<string> filters, CancellationToken cancellationToken);

    /// <summary>Those of the conversations between two ids (both included; ids sort by when they began) that meet it; none when it no longer has a meaning.</summary>
    Task<IReadOnlySet<Guid>> AmongAsync(ReadSession session, WorkspaceId workspace, Guid first, Guid last, string filter, CancellationToken cancellationToken);
}
