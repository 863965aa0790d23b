using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Decides who handles a new conversation first. A bot implements it later; without one it is the queue.</summary>
public interface IFirstResponder
{
    /// <summary>The first handler; null to leave it to the next responder.</summary>
    Task<Handler?> ChooseAsync(ReadSession session, InboxRow inbox, InboundMessage message, CancellationToken cancellationToken);
}
