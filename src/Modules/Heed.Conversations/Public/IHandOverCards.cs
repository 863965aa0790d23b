using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Tells what a bot knows when a conversation leaves it without its doing. The bot implements it.</summary>
public interface IHandOverCards
{
    /// <summary>The card for the people who take over, and the team it is for; null when it is no conversation of this bot.</summary>
    /// <param name="words">What the customer wrote last; empty when nothing.</param>
    (HandOverCard Card, Guid? Team)? Of(Unit unit, Guid conversation, string reason, string words);
}
