using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Decides who handles a new conversation first. The bot implements it; without one it is the queue.</summary>
public interface IFirstResponder
{
    /// <summary>The first handler; null to leave it to the next responder.</summary>
    Task<Handler?> ChooseAsync(ReadSession session, InboxRow inbox, InboundMessage message, CancellationToken cancellationToken);

    /// <summary>The greeting for somebody who has not written yet; null when this responder has none.</summary>
    Task<BotWelcome?> WelcomeAsync(ReadSession session, InboxRow inbox, string? language, CancellationToken cancellationToken) => Task.FromResult<BotWelcome?>(null);
}
