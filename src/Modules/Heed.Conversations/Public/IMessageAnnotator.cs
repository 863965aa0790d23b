using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Reads a customer's message before it is stored: its language, intent, feeling.</summary>
public interface IMessageAnnotator
{
    /// <summary>
    /// Thinks outside the unit; what it returns writes inside the unit that stores the message (conversation, message id). Null
    /// when there is nothing to say. Must not fail on any text.
    /// </summary>
    Task<Action<Unit, Guid, Guid>?> AnnotateAsync(ReadSession session, InboxRow inbox, InboundMessage message, CancellationToken cancellationToken);
}
