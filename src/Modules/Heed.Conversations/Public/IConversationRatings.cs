using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Keeps how satisfied a customer says to be while the conversation goes on. Surveys implements it.</summary>
public interface IConversationRatings
{
    /// <summary>
    /// Stores the answer inside the unit, for the resolution that this talk leads to: the customer may change it for a day, and is not asked again.
    /// Another answer than the one there is replaces it; one that can no longer be changed stays.
    /// </summary>
    /// <param name="score">1 (bad) to 5 (good).</param>
    void Rate(Unit unit, ConversationRow conversation, int score);
}
