using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Canned replies, for what proposes replies.</summary>
public interface ICannedTexts
{
    /// <summary>Those the scope sees and that are offered in the inbox, most used first.</summary>
    /// <param name="limit">1 to 500.</param>
    Task<IReadOnlyList<CannedText>> VisibleAsync(ReadSession session, Scope scope, Guid brand, Guid inbox, int limit, CancellationToken cancellationToken);

    /// <summary>Fills the variables of a text for a conversation; names of those without a value are added to <paramref name="missing"/>.</summary>
    Task<Func<string, string>> FillerAsync(ReadSession session, Scope scope, Guid conversation, ICollection<string> missing, CancellationToken cancellationToken);
}
