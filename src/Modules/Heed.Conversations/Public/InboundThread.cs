namespace Heed.Conversations.Public;

/// <summary>Which conversation an incoming message belongs to.</summary>
public enum InboundThread
{
    /// <summary>The customer's newest open one in the inbox, or a new one: chats.</summary>
    Newest = 0,

    /// <summary>Always a new one: mail that names no earlier one.</summary>
    New = 1,

    /// <summary>The one that <see cref="InboundMessage.Conversation"/> names.</summary>
    Named = 2,
}
