using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>Who is typing and viewing; carried between nodes, never stored.</summary>
public interface ITyping
{
    /// <summary>The customer types in a conversation.</summary>
    void CustomerTypes(ConversationRow conversation, string customerName, bool on);

    /// <summary>Raised on every node when an agent types a reply (not a note).</summary>
    event Action<AgentTyping>? AgentTyped;
}
